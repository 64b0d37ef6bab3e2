namespace LawFirmSite.Faults;

/// <summary>
/// Each word is a fault. It starts the real site as a process, does it harm, prints what became of every promise and exits
/// with 1 when one was broken.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] words) => words switch
    {
        ["kill", .. var numbers] => Said(await KillRounds.RunAsync(Number(numbers, 0, 50), Number(numbers, 1, 220), Console.Out)),
        _ => Explain(),
    };

    private static int Said(bool isKept) => isKept ? 0 : 1;

    private static int Number(string[] numbers, int at, int usual) => at < numbers.Length ? int.Parse(numbers[at], null) : usual;

    private static int Explain()
    {
        Console.Error.WriteLine("""
            kill [rounds] [writes]   kill -9 during 8 concurrent writers, each time after about so many acknowledged writes
            """);
        return 2;
    }
}
