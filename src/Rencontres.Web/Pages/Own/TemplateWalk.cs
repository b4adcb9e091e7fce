using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Rencontres.Web.Pages.Own;

/// <summary>Collects what a template uses, also where no value ever leads.</summary>
internal sealed class TemplateWalk : AstVisitor
{
    /// <summary>A range is a list in memory before anything is done with it, and costs no step.</summary>
    public const int LongestRange = 1000;

    private readonly HashSet<string> filters = [];
    private readonly List<bool> ranges = [];

    private TemplateWalk()
    {
    }

    public IReadOnlyCollection<string> Filters => filters;

    /// <summary>Of each range, in the order of the source, whether it is written in two numbers that lie near enough.</summary>
    public IReadOnlyList<bool> Ranges => ranges;

    /// <summary>Whether it can be tried without a danger to memory.</summary>
    public bool IsBounded => ranges.TrueForAll(range => range);

    public static TemplateWalk Of(IFluidTemplate template)
    {
        var walk = new TemplateWalk();
        walk.VisitTemplate(template);
        return walk;
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        filters.Add(filterExpression.Name);
        return base.VisitFilterExpression(filterExpression);
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        ranges.Add(Number(rangeExpression.From) is { } from && Number(rangeExpression.To) is { } to && to - from < LongestRange);
        return base.VisitRangeExpression(rangeExpression);
    }

    // Where the visitor itself does not look.
    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        foreach (var index in memberExpression.Segments.OfType<IndexerSegment>())
        {
            Visit(index.Expression);
        }

        return base.VisitMemberExpression(memberExpression);
    }

    /// <summary>Small enough that their difference is one, too.</summary>
    private static decimal? Number(Expression bound) =>
        bound is LiteralExpression { Value: NumberValue number } && Math.Abs(number.ToNumberValue()) < int.MaxValue ? number.ToNumberValue() : null;
}
