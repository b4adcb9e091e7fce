using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Tests.Campaigns;

/// <summary>Versions stand in paths and audit chains: they are data.</summary>
public sealed class ContentVersionTests
{
    [Fact]
    public void The_same_words_have_the_same_version_for_ever() => Assert.Equal("ba4b84ff5870", ContentVersion.Of("# Bonjour"u8));

    [Theory]
    [InlineData("ba4b84ff5870", true)]
    [InlineData("BA4B84FF5870", false)]
    [InlineData("ba4b84ff587", false)]
    [InlineData("../../../abc", false)]
    public void Only_what_can_be_a_version_is_one(string text, bool expected) => Assert.Equal(expected, ContentVersion.IsVersion(text));
}
