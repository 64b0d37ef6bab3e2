using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Articles;

/// <summary>The named questions about articles.</summary>
public static class ArticleQueries
{
    extension(IQueryable<Article> articles)
    {
        /// <summary>Only what visitors may read now. The only door to public text.</summary>
        public IQueryable<Article> Public(DateTimeOffset now) =>
            articles.InUse().Where(article => article.WithdrawnAt == null && article.PublishedAt <= now && article.PublishedRevision > 0);

        /// <summary>Will be public when their time comes, if nobody does anything.</summary>
        public IQueryable<Article> Scheduled(DateTimeOffset now) =>
            articles.InUse().Where(article => article.WithdrawnAt == null && article.PublishedAt > now && article.PublishedRevision > 0);

        /// <summary>A text of theirs waits for an editor, whether it was public before or not.</summary>
        public IQueryable<Article> Submitted() => articles.Where(article => article.SubmittedRevision > 0);

        /// <summary>Once public, now withdrawn: its address says so.</summary>
        public IQueryable<Article> Withdrawn() => articles.InUse().Where(article => article.WithdrawnAt != null);

        /// <summary>Newest first; the number decides between articles of the same moment.</summary>
        public IOrderedQueryable<Article> NewestFirst() =>
            articles.OrderByDescending(article => article.PublishedAt).ThenByDescending(article => article.Id);
    }
}

/// <summary>The named questions about articles and pages alike.</summary>
public static class WritingQueries
{
    extension<T>(IQueryable<T> writings) where T : Writing
    {
        /// <summary>Those whose newest text has the key a form was sent with: the form was already saved.</summary>
        public IQueryable<T> CreatedWith(Guid key) => writings.Where(writing => writing.CreationKey == key);
    }
}
