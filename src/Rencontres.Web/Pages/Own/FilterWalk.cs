using Fluid;
using Fluid.Ast;

namespace Rencontres.Web.Pages.Own;

/// <summary>Collects the filters that a template uses, also where no value ever leads.</summary>
internal sealed class FilterWalk : AstVisitor
{
    private readonly HashSet<string> names = [];

    public static IReadOnlyCollection<string> In(IFluidTemplate template)
    {
        var walk = new FilterWalk();
        walk.VisitTemplate(template);
        return walk.names;
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        names.Add(filterExpression.Name);
        return base.VisitFilterExpression(filterExpression);
    }
}
