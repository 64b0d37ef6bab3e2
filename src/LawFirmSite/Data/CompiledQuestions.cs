using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LawFirmSite.Data;

/// <summary>
/// Questions that are asked for every page: EF Core takes them apart once, not for each request. They may use the named fragments
/// such as <c>articles.Public(now)</c>, so that they go through the same door as all others; a fragment takes its arguments as they are. What only
/// sets how EF Core tracks counts where it stands in the question itself, not inside a fragment.
/// </summary>
public static class CompiledQuestions
{
    public static Func<SiteDb, T1, T2, IAsyncEnumerable<TResult>> Compile<T1, T2, TResult>(Expression<Func<SiteDb, T1, T2, IQueryable<TResult>>> question)
    {
        var plain = WithoutFragments(question);
        var compiled = new ConditionalWeakTable<IModel, Func<SiteDb, T1, T2, IAsyncEnumerable<TResult>>>();
        return (db, first, second) => compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(plain))(db, first, second);
    }

    public static Func<SiteDb, T1, T2, T3, T4, IAsyncEnumerable<TResult>> Compile<T1, T2, T3, T4, TResult>(
        Expression<Func<SiteDb, T1, T2, T3, T4, IQueryable<TResult>>> question)
    {
        var plain = WithoutFragments(question);
        var compiled = new ConditionalWeakTable<IModel, Func<SiteDb, T1, T2, T3, T4, IAsyncEnumerable<TResult>>>();
        return (db, first, second, third, fourth) => compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(plain))(db, first, second, third, fourth);
    }

    private static T WithoutFragments<T>(T question) where T : Expression => (T)new Fragments().Visit(question)!;

    /// <summary>Puts what a fragment consists of in its place.</summary>
    private sealed class Fragments : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType?.Assembly != typeof(SiteDb).Assembly || !typeof(IQueryable).IsAssignableFrom(node.Type)) return base.VisitMethodCall(node);

            var source = Visit(node.Arguments[0]);
            var parameters = node.Method.GetParameters();
            var values = parameters.Select((parameter, at) => at == 0 ? Over(source) : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);
            var made = ((IQueryable)node.Method.Invoke(null, [.. values])!).Expression;
            return new Arguments(source, parameters.Zip(node.Arguments).Skip(1).ToDictionary(pair => pair.First.Name!, pair => pair.Second)).Visit(made)!;
        }

        private static IQueryable Over(Expression source) => Array.Empty<object>().AsQueryable().Provider.CreateQuery(source);
    }

    /// <summary>The fragment was made with empty values; where it names one, the question's own argument goes.</summary>
    private sealed class Arguments(Expression source, Dictionary<string, Expression> byName) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == source ? node : base.Visit(node);

        protected override Expression VisitMember(MemberExpression node) => node is not { Member: FieldInfo field, Expression: ConstantExpression }
            ? base.VisitMember(node)
            : byName.TryGetValue(field.Name, out var argument) ? argument
            : throw new InvalidOperationException($"A compiled question cannot use a fragment that takes {field.Name} from elsewhere.");
    }
}
