namespace LawFirmSite.Domain.Site;

/// <summary>
/// What staff can put into the bin and take out again. Nothing of theirs is ever deleted. What is in the bin is found
/// neither by visitors nor in the lists of staff; see <see cref="BinQueries.InUse"/>.
/// </summary>
public abstract class Binnable
{
    /// <summary>For so long editors and owners see it in the bin; after that only administrators do.</summary>
    public const int DaysShown = 30;

    /// <summary>Since when it is in the bin; null while it is in use.</summary>
    public DateTimeOffset? BinnedAt { get; private protected set; }

    /// <summary>The name of whoever put it there; kept when it is taken out.</summary>
    public string BinnedBy { get; private set; } = "";

    /// <summary>Why it has to stay for now, as a sentence for staff; null when it may go.</summary>
    public virtual string? ReasonNotToBin(DateTimeOffset now) => null;

    public void Bin(string by, DateTimeOffset now)
    {
        if (BinnedAt is not null) return;
        if (ReasonNotToBin(now) is { } reason) throw new InvalidOperationException(reason);

        BinnedAt = now;
        BinnedBy = by;
    }

    public void Restore() => BinnedAt = null;
}

/// <summary>The named questions about what can be in the bin.</summary>
public static class BinQueries
{
    extension<T>(IQueryable<T> all) where T : Binnable
    {
        /// <summary>Not in the bin. Every list and every door starts here.</summary>
        public IQueryable<T> InUse() => all.Where(one => one.BinnedAt == null);

        public IQueryable<T> Binned() => all.Where(one => one.BinnedAt != null);
    }
}
