BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Tandem.Benchmarks.Stage).Assembly).Run(args);
