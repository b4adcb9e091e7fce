using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Rencontres.Core.Campaigns;

/// <summary>
/// A list that came later: where it is empty it is not written, so that what was written before there was any reads, and hashes, as it did.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LeftOutWhenEmptyAttribute : Attribute
{
    public static void Apply(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(each => each.AttributeProvider?.IsDefined(typeof(LeftOutWhenEmptyAttribute), inherit: false) == true))
        {
            property.ShouldSerialize = (_, value) => value is IEnumerable list && list.Cast<object>().Any();
        }
    }
}
