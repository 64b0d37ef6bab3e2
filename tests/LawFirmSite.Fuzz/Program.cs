using LawFirmSite.Tests.Fuzzing;
using SharpFuzz;

// Two ways to be called, both by the script `run` beside this file: to write what fuzzing begins with into a folder, and by afl-fuzz,
// which changes it guided by the branches that were taken. Without afl-fuzz the second tries the one input that comes by standard input.
switch (args)
{
    case ["seeds", var name, var folder] when FuzzTarget.All.TryGetValue(name, out var target):
        Directory.CreateDirectory(folder);
        foreach (var (seed, number) in target.Seeds().Select((seed, i) => (seed, i))) await File.WriteAllBytesAsync(Path.Combine(folder, $"{number:0000}"), seed);
        return 0;

    case [var name]:
        Fuzzer.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            // Only here: the code that is looked into writes into memory that is there from now on.
            FuzzTarget.All[name].Law(input.ToArray());
        });
        return 0;

    default:
        Console.Error.WriteLine($"Usage: LawFirmSite.Fuzz TARGET, or seeds TARGET FOLDER; a target is one of {string.Join(", ", FuzzTarget.All.Keys)}");
        return 2;
}
