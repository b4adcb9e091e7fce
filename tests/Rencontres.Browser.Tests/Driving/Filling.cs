using NodaTime;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.Driving;

/// <summary>What people do on the bulletin, in the order of the page.</summary>
internal static class Filling
{
    public const string ContactEmail = "contact@mairie.example";

    /// <summary>One of the sample campaign's workshops.</summary>
    private const string Topic = "water-and-risks";

    /// <summary>How long nobody needs less than to fill the open form in.</summary>
    public static readonly Duration Reading = Duration.FromSeconds(30);

    /// <summary>The least that says yes.</summary>
    public static async Task FillBrieflyAsync(this BulletinPage page, Language language)
    {
        await page.ChooseAsync(Fields.Attending, "yes");
        await page.PickOrganisationAsync(language);
        await page.FillContactAsync(language);
        await page.TickAsync(Fields.Consent);
    }

    /// <summary>Two fields and done, one of them filled in already.</summary>
    public static async Task FillToDeclineAsync(this BulletinPage page, Language language)
    {
        await page.ChooseAsync(Fields.Attending, "no");
        await page.TypeAsync(Fields.ContactName, Typed.In(language).Name);
    }

    /// <summary>Nothing of it is chosen beforehand.</summary>
    private static async Task PickOrganisationAsync(this BulletinPage page, Language language)
    {
        await page.PickAsync(Fields.OrganisationKind, language == Language.Japanese ? "municipality" : "commune");
        await page.PickAsync(Fields.OrganisationCountry, language == Language.Japanese ? "JP" : "FR");
    }

    public static async Task FillContactAsync(this BulletinPage page, Language language)
    {
        await page.TypeAsync(Fields.ContactName, Typed.In(language).Name);
        await page.TypeAsync(Fields.ContactEmail, ContactEmail);
    }

    /// <summary>Everything there is to say.</summary>
    public static async Task FillWhollyAsync(this BulletinPage page, Language language)
    {
        var typed = Typed.In(language);
        await page.FillBrieflyAsync(language);
        await page.TypeAsync(Fields.ContactRole, typed.Role);
        await page.TypeAsync(Fields.ContactPhone, typed.Phone);
        await page.FillDelegatesAsync(language);
        await page.ChooseAsync(Fields.Conference, "yes");
        await page.TickAsync(await page.SuggestionAsync(Topic, "wanted"));
        await page.TickAsync(await page.SuggestionAsync(Topic, "contributes"));
        await page.TypeAsync(await page.SuggestionAsync(Topic, "text"), typed.Suggestion);
        await page.TypeAsync(await page.ProposalAsync("text"), typed.Proposal);
        await page.ChooseAsync(Fields.Extra("interpreting"), "japanese");
        await page.TypeAsync(Fields.Extra("partner"), typed.Partner);
        await page.TypeAsync(Fields.Comment, typed.Comment);
    }

    public static async Task FillDelegatesAsync(this BulletinPage page, Language language)
    {
        var typed = Typed.In(language);
        await page.TypeDelegateAsync(0, "name", typed.FirstDelegate);
        await page.TypeDelegateAsync(0, "role", typed.FirstRole);
        await page.TypeDelegateAsync(0, "email", "delegue@mairie.example");
        await page.TypeDelegateAsync(1, "name", typed.SecondDelegate);
    }

    /// <summary>Whatever can be wrong with it at once, but for what is missing.</summary>
    public static async Task FillWithEveryErrorAsync(this BulletinPage page)
    {
        var tooLong = new string('x', 300);
        await page.ChooseAsync(Fields.Attending, "yes");
        await page.TypeAsync(Fields.ContactName, tooLong);
        await page.TypeAsync(Fields.ContactRole, tooLong);
        await page.TypeAsync(Fields.ContactEmail, "contact@mairie");
        await page.TypeAsync(Fields.ContactPhone, tooLong);
        await page.TypeDelegateAsync(0, "role", "…");
        await page.TypeDelegateAsync(1, "name", "…");
        await page.TypeDelegateAsync(1, "email", "…@");
        await page.TypeAsync(await page.SuggestionAsync(Topic, "text"), new string('x', 4001));
        await page.TypeAsync(Fields.Comment, new string('x', 4001));
    }
}
