using BenchmarkDotNet.Running;
using LawFirmSite.Benchmarks;
using LawFirmSite.Benchmarks.Load;

switch (args)
{
    case ["load", .. var numbers]:
        await LoadRun.RunAsync(Repository.Find(), seconds: Number(numbers, 0, 5), rounds: Number(numbers, 1, 5));
        break;
    case ["intake-memory", .. var kinds]:
        IntakeMemory.Run(kinds);
        break;
    case ["fill", var folder, var articles]:
        await new Library(folder).FillAsync(Path.Combine(Repository.Find(), "seeds"), int.Parse(articles, null));
        break;
    case ["bare-kestrel", var port, var answer]:
        await BareKestrel.RunAsync(int.Parse(port, null), answer);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(IntakeBenchmarks).Assembly).Run(args);
        break;
}

static int Number(string[] numbers, int at, int usual) => at < numbers.Length ? int.Parse(numbers[at], null) : usual;
