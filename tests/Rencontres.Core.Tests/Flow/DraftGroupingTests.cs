using CsCheck;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Flow;

public sealed class DraftGroupingTests
{
    [Fact]
    public Task Whoever_has_a_draft_each_request_has_one_language_and_one_variant_and_everybody_gets_the_right_one_once() =>
        Gen.Select(Gen.Enum<Language>(), Gen.Bool, (language, drafts) => new Person(language, drafts)).List[1, 30].SampleAsync(
            async people =>
            {
                await using var stage = await RemindingAsync(people);

                await stage.SendAsync(Wave.Reminder(1));

                var expected = people.Select((person, index) => (person, Code(index))).GroupBy(each => each.person, each => each.Item2)
                    .Select(group => $"{string.Join(' ', group)} {(group.Key.HasDraft ? "reminder-draft" : "reminder-first")}");
                return expected.Order(StringComparer.Ordinal).SequenceEqual(stage.SentWith().Order(StringComparer.Ordinal));
            },
            iter: 100);

    private static async Task<MailStage> RemindingAsync(IReadOnlyList<Person> people)
    {
        var stage = await DraftStage.RemindingAsync(0);
        await stage.AddAsync([.. people.Select((person, index) => InviteeBuilder.Listed(Code(index)) with { Language = person.Language })]);
        foreach (var (index, person) in people.Index())
        {
            stage.Invite(Code(index));
            if (person.HasDraft)
                await stage.BeginDraftAsync(Code(index));
        }

        return stage;
    }

    private static string Code(int index) => $"{10001 + index}";

    private sealed record Person(Language Language, bool HasDraft);
}
