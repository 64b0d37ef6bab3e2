using System.Reflection;
using System.Text;

namespace LawFirmSite.Tests.Commands;

/// <summary>
/// Calls the program's entry point inside the test process, each call with standard streams of its own. What another test
/// writes at the same time, or the site of a test class, goes where it always went.
/// </summary>
public static class Terminal
{
    private static readonly AsyncLocal<Streams?> Current = new();

    static Terminal()
    {
        Console.SetOut(new Output(Console.Out, streams => streams.Out));
        Console.SetError(new Output(Console.Error, streams => streams.Error));
        Console.SetIn(new Input(Console.In));
    }

    /// <summary>Runs the program to its end.</summary>
    public static Task<Answer> RunAsync(string? input, string[] words) => Task.Run(() =>
    {
        var streams = Current.Value = new(new(), new(), new(input ?? ""));
        var code = typeof(Program).Assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [words], null);
        return new Answer((int)code!, streams.Out.ToString(), streams.Error.ToString());
    });

    private sealed record Streams(StringWriter Out, StringWriter Error, StringReader In);

    /// <summary>Console makes the other ways of writing from these, one call after the other.</summary>
    private sealed class Output(TextWriter original, Func<Streams, TextWriter> choose) : TextWriter
    {
        public override Encoding Encoding => original.Encoding;

        private TextWriter Chosen => Current.Value is { } streams ? choose(streams) : original;

        public override void Write(char value) => Chosen.Write(value);

        public override void Write(char[] buffer, int index, int count) => Chosen.Write(buffer, index, count);

        public override void Write(string? value) => Chosen.Write(value);

        public override void Flush() => Chosen.Flush();
    }

    private sealed class Input(TextReader original) : TextReader
    {
        private TextReader Chosen => Current.Value?.In ?? original;

        public override int Peek() => Chosen.Peek();

        public override int Read() => Chosen.Read();

        public override string? ReadLine() => Chosen.ReadLine();
    }
}
