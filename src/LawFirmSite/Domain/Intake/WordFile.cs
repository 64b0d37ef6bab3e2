namespace LawFirmSite.Domain.Intake;

internal sealed class WordFile
{
    public static bool IsOne(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8);

    public static WordFile? Read(ReadOnlySpan<byte> file) => null;

    public IntakePage Page(IntakeOptions options) => throw new NotSupportedException();
}
