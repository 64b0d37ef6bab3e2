using BenchmarkDotNet.Running;
using LawFirmSite.Benchmarks;

if (args is ["intake-memory", .. var kinds])
{
    IntakeMemory.Run(kinds);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(IntakeBenchmarks).Assembly).Run(args);
