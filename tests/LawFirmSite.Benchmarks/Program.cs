using BenchmarkDotNet.Running;
using LawFirmSite.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(IntakeBenchmarks).Assembly).Run(args);
