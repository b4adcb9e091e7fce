using Fluid.Ast;

namespace Rencontres.Mail.Templates.Checking;

/// <summary>Visits blocks in the order of the source. Fluid's own visitor takes what follows "else" before what stands above it.</summary>
internal abstract class SourceOrderVisitor : AstVisitor
{
    protected override Statement VisitIfStatement(IfStatement ifStatement)
    {
        VisitCondition(ifStatement.Condition);
        VisitAll(ifStatement.Statements);
        VisitAll(ifStatement.ElseIfs);
        Visit(ifStatement.Else);
        return ifStatement;
    }

    protected override Statement VisitUnlessStatement(UnlessStatement unlessStatement)
    {
        VisitCondition(unlessStatement.Condition);
        VisitAll(unlessStatement.Statements);
        Visit(unlessStatement.Else);
        return unlessStatement;
    }

    protected override Statement VisitCaseStatement(CaseStatement caseStatement)
    {
        Visit(caseStatement.Expression);
        VisitAll(caseStatement.Whens);
        Visit(caseStatement.Else);
        return caseStatement;
    }

    protected virtual void VisitCondition(Expression condition) => Visit(condition);

    protected void VisitAll(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
            Visit(statement);
    }
}
