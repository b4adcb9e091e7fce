using Fluid;

namespace Rencontres.Web.Pages.Own;

/// <summary>The members that templates may reach; asked for another, it tells.</summary>
internal sealed class TellingMembers(MemberAccessStrategy members, Action<MissingVariable> missing) : MemberAccessStrategy
{
    public override IMemberAccessor? GetAccessor(Type type, string name)
    {
        var accessor = members.GetAccessor(type, name);
        if (accessor is null)
            missing(new MissingVariable($".{name}", [.. type.GetProperties().Select(property => $".{members.MemberNameStrategy(property)}")]));

        return accessor;
    }

    public override void Register(Type type, IEnumerable<KeyValuePair<string, IMemberAccessor>> accessors) => members.Register(type, accessors);
}
