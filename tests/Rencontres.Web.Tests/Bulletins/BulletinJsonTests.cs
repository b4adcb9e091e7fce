using System.Text;
using Rencontres.Web.Bulletins;

namespace Rencontres.Web.Tests.Bulletins;

public sealed class BulletinJsonTests
{
    [Theory]
    [InlineData("{\"a\":", null)]
    [InlineData("{\"a\":1", null)]
    [InlineData("{\"attending\":\"yes\",", null)]
    [InlineData("{\"a\":1}", "a")]
    [InlineData("{\"contact\":{\"emial\":\"x\"}}", "contact.emial")]
    [InlineData("{\"attending\":\"yes\"}", "attending")]
    public void What_breaks_off_is_no_json_whatever_stands_before(string text, string? member)
    {
        var (form, wrong) = BulletinJson.Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(form);
        Assert.Equal(member, wrong);
    }
}
