using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LawFirmSite.Tests.Data;

/// <summary>
/// What T-SQL is made of, as far as servers that speak it differ: statements, functions, kinds of tables and conditions, types, hints, views of
/// the system. A list that only grows on purpose, together with the table in docs/growing.md.
/// </summary>
internal static class PlainSql
{
    private static readonly HashSet<string> Pages =
    [
        "SELECT", "query", "derived table", "table", "join", "CROSS JOIN", "UNION", "subquery", "EXISTS", "IN", "LIKE", "CASE", "comparison", "IS NULL", "NOT", "AND/OR", "parentheses",
        "column", "value", "variable", "operator", "sign", "CAST", "CAST or CONVERT", "COALESCE", "COUNT", "SUM", "MIN", "MAX", "CHARINDEX", "REPLACE", "SUBSTRING", "DATALENGTH", "ROW_NUMBER", "OVER", "TOP", "OFFSET", "GROUP BY",
        "type bit", "type int", "type bigint", "type nvarchar", "type nvarchar(max)",
    ];

    private static readonly HashSet<string> Saving =
    [
        "INSERT", "UPDATE", "DELETE", "OUTPUT", "VALUES", "INSERT of a query", "SET NOCOUNT", "SET IMPLICIT_TRANSACTIONS", "table of VALUES", "MERGE", "SET IDENTITY_INSERT",
    ];

    private static readonly HashSet<string> Making =
    [
        "CREATE TABLE", "ALTER TABLE ADD", "CREATE INDEX", "index WHERE", "DROP INDEX", "PRIMARY KEY or UNIQUE", "FOREIGN KEY", "CHECK", "NULL or NOT NULL", "DEFAULT", "IF", "BEGIN END",
        "BEGIN TRANSACTION", "COMMIT", "EXECUTE", "EXECUTE of a text", "OBJECT_ID", "CREATE TRIGGER", "THROW", "NEWID",
        "type datetime2", "type date", "type time", "type varbinary", "type varbinary(max)", "type uniqueidentifier", "type float", "type datetimeoffset",
    ];

    /// <summary>Each can be read by SQL Server 2019 and uses nothing that is not listed.</summary>
    public static void Holds(params IEnumerable<string> texts)
    {
        var faults = texts.Distinct(StringComparer.Ordinal).Select(Fault).OfType<string>().ToList();
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static string? Fault(string sql)
    {
        var read = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        if (errors.Count > 0) return $"{string.Join(' ', errors.Select(error => error.Message))}\n{sql}";

        var found = new Parts();
        read.Accept(found);
        var unlisted = found.Words.Except(Pages).Except(Saving).Except(Making).ToList();
        return unlisted.Count == 0 ? null : $"{string.Join(", ", unlisted)}\n{sql}";
    }

    private sealed class Parts : TSqlFragmentVisitor
    {
        public HashSet<string> Words { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (Word(node) is { } word) Words.Add(word);
        }

        // By its own name, whatever is not known: so that it is not listed.
        private static string? Word(TSqlFragment node) => node switch
        {
            SelectStatement => "SELECT",
            InsertStatement => "INSERT",
            UpdateStatement => "UPDATE",
            DeleteStatement => "DELETE",
            MergeStatement => "MERGE",
            CreateTableStatement => "CREATE TABLE",
            AlterTableAddTableElementStatement => "ALTER TABLE ADD",
            CreateIndexStatement { FilterPredicate: not null } => "index WHERE",
            CreateIndexStatement => "CREATE INDEX",
            DropIndexStatement => "DROP INDEX",
            CreateTriggerStatement => "CREATE TRIGGER",
            ThrowStatement => "THROW",
            IfStatement => "IF",
            BeginEndBlockStatement => "BEGIN END",
            BeginTransactionStatement => "BEGIN TRANSACTION",
            CommitTransactionStatement => "COMMIT",
            ExecuteStatement => "EXECUTE",
            ExecutableStringList => "EXECUTE of a text",
            PredicateSetStatement set => $"SET {set.Options.ToString().ToUpperInvariant() switch { "NOCOUNT" => "NOCOUNT", "IMPLICITTRANSACTIONS" => "IMPLICIT_TRANSACTIONS", var other => other }}",
            SetIdentityInsertStatement => "SET IDENTITY_INSERT",

            QuerySpecification or QueryParenthesisExpression => "query",
            BinaryQueryExpression { BinaryQueryExpressionType: BinaryQueryExpressionType.Union } => "UNION",
            TopRowFilter { Percent: false, WithTies: false } => "TOP",
            OffsetClause => "OFFSET",
            GroupByClause => "GROUP BY",
            ExpressionGroupingSpecification => null,
            OverClause { WindowFrameClause: null } => "OVER",
            OutputClause => "OUTPUT",

            NamedTableReference { SchemaObject.SchemaIdentifier: { } schema } table => $"{schema.Value}.{table.SchemaObject.BaseIdentifier.Value}",
            NamedTableReference => "table",
            QueryDerivedTable => "derived table",
            InlineDerivedTable => "table of VALUES",
            QualifiedJoin => "join",
            UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossJoin } => "CROSS JOIN",
            UnqualifiedJoin join => join.UnqualifiedJoinType.ToString(),

            FunctionCall call => call.FunctionName.Value.ToUpperInvariant(),
            CastCall => "CAST",
            CoalesceExpression => "COALESCE",
            SearchedCaseExpression or SimpleCaseExpression => "CASE",
            ScalarSubquery => "subquery",
            ColumnReferenceExpression => "column",
            Literal => "value",
            VariableReference => "variable",
            BinaryExpression => "operator",
            UnaryExpression => "sign",
            ParenthesisExpression or BooleanParenthesisExpression => "parentheses",
            GlobalVariableExpression global => global.Name,

            ExistsPredicate => "EXISTS",
            InPredicate => "IN",
            LikePredicate => "LIKE",
            BooleanComparisonExpression => "comparison",
            BooleanIsNullExpression => "IS NULL",
            BooleanNotExpression => "NOT",
            BooleanBinaryExpression => "AND/OR",

            UniqueConstraintDefinition => "PRIMARY KEY or UNIQUE",
            ForeignKeyConstraintDefinition => "FOREIGN KEY",
            CheckConstraintDefinition => "CHECK",
            NullableConstraintDefinition => "NULL or NOT NULL",
            DefaultConstraintDefinition => "DEFAULT",
            SqlDataTypeReference type => $"type {type.SqlDataTypeOption.ToString().ToLowerInvariant()}{(type.Parameters.Any(length => length is MaxLiteral) ? "(max)" : "")}",

            ValuesInsertSource => "VALUES",
            SelectInsertSource => "INSERT of a query",
            TSqlStatement or TableReference or ScalarExpression or BooleanExpression or QueryExpression or ConstraintDefinition or TableHint or OptimizerHint or DataTypeReference or TopRowFilter or OverClause
                or WithCtesAndXmlNamespaces or ForClause or IndexOption or GroupingSpecification or ExecutableEntity or InsertSource or BinaryQueryExpression => node.GetType().Name,
            _ => null,
        };
    }
}
