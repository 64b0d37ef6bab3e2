namespace LawFirmSite.Domain.Intake;

/// <summary>Rules C3 to C8 together, on one text.</summary>
internal static class Typography
{
    /// <summary>
    /// The spaces are judged once, for a gap of two columns that became one space would not survive a second look.
    /// Deleting one can bring a sign beside Han, so the signs are looked at again.
    /// </summary>
    public static Passage Settle(Passage passage, bool display = false)
    {
        passage = Signs(passage);
        return Signs(passage.Apply(Spacing.Edits(passage.Text, display)));
    }

    /// <summary>C4 to C8 only, for text that was put together from settled parts.</summary>
    public static Passage Signs(Passage passage)
    {
        for (var round = 0; round < 6; round++)
        {
            var before = passage.Text;
            foreach (var rule in Punctuation.Rules)
            {
                passage = passage.Apply(rule(passage.Text));
            }

            if (ReferenceEquals(before, passage.Text))
            {
                break;
            }
        }

        return passage;
    }

    public static string Settle(string text, bool display = false) => Settle(new Passage(text), display).Text;
}
