using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Templates.Liquid;

/// <summary>
/// Rewrites a template so that every printed value becomes a stand-in. An encoder would not do: Fluid prints the items of a list
/// without asking it.
/// </summary>
internal sealed class PrintedValues : AstRewriter
{
    protected override Statement VisitOutputStatement(OutputStatement outputStatement) =>
        new OutputStatement(new PrintedExpression(outputStatement.Expression));

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression) =>
        throw new TemplateException("Ranges such as (1..9) are not allowed.");

    private sealed class PrintedExpression(Expression inner) : Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            var value = await inner.EvaluateAsync(context);
            return value switch
            {
                CapturedMarkup => value,
                ArrayValue list => StandIn(string.Join(", ", list.Values.Select(item => item.ToStringValue())), context),
                _ => StandIn(value.ToStringValue(), context),
            };
        }

        protected override Expression Accept(AstVisitor visitor) => visitor.VisitOtherExpression(this);

        private static StringValue StandIn(string value, TemplateContext context) =>
            value.Length == 0 ? StringValue.Empty : new StringValue(StandIns.Of(context).For(value), encode: false);
    }
}
