using Fluid;
using Fluid.Ast;
using Rencontres.Core.Mail;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Templates.Checking;

/// <summary>Compares what a template uses with what it may use.</summary>
internal sealed class VariableWalk : SourceOrderVisitor
{
    /// <summary>A name that stands for anything, used where a faulty tag was mended.</summary>
    public const string Placeholder = "_";

    private readonly TemplateVariables _variables;
    private readonly SourceText _text;
    private readonly ExpressionPlaces _places;
    private readonly VariableScope _scope;
    private readonly List<TemplateFault> _faults = [];
    private readonly HashSet<string> _printed = [];
    private bool _personalPrinted;

    public VariableWalk(SourceText text, TemplateVariables variables)
    {
        _variables = variables;
        _text = text;
        _places = new ExpressionPlaces(text, new TagScan(text, []).Tags);
        _scope = new VariableScope(variables.Variables);
        _scope.Set(Placeholder, new VariableShape.Anything());
    }

    public IReadOnlyList<TemplateFault> Faults(IFluidTemplate template)
    {
        VisitTemplate(template);
        if (_variables.Required is { } required && !_printed.Contains(required))
            _faults.Add(_text.Fault(0, $"The mail \"{_variables.Name}\" must print {{{{ {required} }}}}."));
        return _faults;
    }

    protected override Statement VisitOutputStatement(OutputStatement outputStatement)
    {
        if (outputStatement.Expression is MemberExpression member)
            Print(member);
        else
            Visit(outputStatement.Expression);
        return outputStatement;
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        var item = Items(forStatement.Source);
        Visit(forStatement.Limit);
        Visit(forStatement.Offset);
        using (_scope.Loop(forStatement.Identifier, item))
            VisitAll(forStatement.Statements);
        Visit(forStatement.Else);
        return forStatement;
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        Visit(assignStatement.Value);
        _scope.Set(assignStatement.Identifier, _scope.ShapeOf(assignStatement.Value));
        return assignStatement;
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        var before = _personalPrinted;
        _personalPrinted = false;
        VisitAll(captureStatement.Statements);
        // What holds a recipient's own value is as personal as the value.
        _scope.Set(captureStatement.Identifier, new VariableShape.Plain(_personalPrinted));
        _personalPrinted |= before;
        return captureStatement;
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        Visit(filterExpression.Input);
        var place = _places.Next(filterExpression.Name);
        if (!LiquidDialect.Filters.Contains(filterExpression.Name))
            Fault(place, $"There is no filter '{filterExpression.Name}'. There are: {string.Join(", ", LiquidDialect.Filters.Order())}.");
        else if (filterExpression.Name == "map" && _scope.Mapped(filterExpression) is null)
            Fault(place, $"'map' finds no \"{VariableScope.MappedName(filterExpression)}\" in what stands before it.");
        foreach (var parameter in filterExpression.Parameters)
            Visit(parameter.Expression);
        return filterExpression;
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        Resolve(memberExpression, mayBePersonal: false);
        return memberExpression;
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        Fault(_places.Next(".."), "Ranges such as (1..9) are not allowed.");
        return rangeExpression;
    }

    private void Print(MemberExpression member)
    {
        var (shape, place) = Resolve(member, mayBePersonal: true);
        var path = VariableScope.Path(member);
        _printed.Add(path);
        _personalPrinted |= shape is VariableShape.Plain { IsPersonal: true };
        if (shape is VariableShape.Listing)
            Fault(place, $"\"{path}\" is a list: go through it with 'for', or print it with the filter 'join'.");
        else if (shape is VariableShape.Group)
            Fault(place, $"\"{path}\" has members and cannot be printed itself.");
    }

    // The footer is the same for waves and for mails to one person, and only a wave's has the way out.
    protected override void VisitCondition(Expression condition)
    {
        if (_variables.Name == "footer" && condition is MemberExpression member)
            Resolve(member, mayBePersonal: true);
        else
            Visit(condition);
    }

    private VariableShape Items(Expression source)
    {
        if (source is not MemberExpression member)
        {
            Visit(source);
            return new VariableShape.Anything();
        }

        var (shape, place) = Resolve(member, mayBePersonal: false);
        if (shape is VariableShape.Plain or VariableShape.Group)
            Fault(place, $"\"{VariableScope.Path(member)}\" is not a list.");
        return shape is VariableShape.Listing list ? list.Item : new VariableShape.Anything();
    }

    private (VariableShape Shape, int Place) Resolve(MemberExpression member, bool mayBePersonal)
    {
        var path = VariableScope.Path(member);
        var place = _places.Next(VariableScope.Start(member));
        if (_scope.ShapeOf(member) is not { } shape)
        {
            Fault(place, $"There is no variable \"{path}\" in \"{_variables.Name}\".");
            return (new VariableShape.Anything(), place);
        }

        if (!mayBePersonal && shape is VariableShape.Plain { IsPersonal: true })
            Fault(place, $"\"{path}\" is the recipient's own value and may only be printed as it is, because these mails are sent many at once.");
        return (shape, place);
    }

    private void Fault(int place, string message) => _faults.Add(_text.Fault(place, message));
}
