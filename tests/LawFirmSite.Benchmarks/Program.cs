using BenchmarkDotNet.Running;
using LawFirmSite.Benchmarks;
using LawFirmSite.Benchmarks.Load;
using LawFirmSite.Benchmarks.Search;

switch (args)
{
    case ["load", .. var numbers]:
        await LoadRun.RunAsync(Repository.Find(), seconds: Number(numbers, 0, 5), rounds: Number(numbers, 1, 5));
        break;
    case ["growth", var folder, .. var numbers]:
        await GrowthRun.RunAsync(Repository.Find(), Path.GetFullPath(folder), Number(numbers, 0, 100_000), Number(numbers, 1, 300));
        break;
    case ["intake-memory", .. var kinds]:
        IntakeMemory.Run(kinds);
        break;
    case ["fill", var folder, var articles]:
        await new Library(folder).FillAsync(Path.Combine(Repository.Find(), "seeds"), int.Parse(articles, null));
        break;
    case ["search", var folder, .. var numbers]:
        await SearchRun.RunAsync(Repository.Find(), Path.GetFullPath(folder), Number(numbers, 0, 100_000));
        break;
    case ["sign-in-timing", .. var numbers]:
        await SignInTiming.RunAsync(Repository.Find(), Number(numbers, 0, 300));
        break;
    case ["bare-kestrel", var port, var answer]:
        await BareKestrel.RunAsync(int.Parse(port, null), answer);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(IntakeBenchmarks).Assembly).Run(args);
        break;
}

static int Number(string[] numbers, int at, int usual) => at < numbers.Length ? int.Parse(numbers[at], null) : usual;
