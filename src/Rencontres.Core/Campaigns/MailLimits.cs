namespace Rencontres.Core.Campaigns;

/// <summary>How fast mail may go, as the organisers' contract with the mail service has it. Null: as fast as the service takes it.</summary>
/// <param name="PerMinute">Mails a minute.</param>
/// <param name="PerDay">Mails a day, in UTC.</param>
public sealed record MailLimits(int? PerMinute, int? PerDay);
