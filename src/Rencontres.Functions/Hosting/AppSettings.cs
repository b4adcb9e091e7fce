using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Rencontres.Core.Flow;
using Rencontres.Mail.SendGrid;
using Rencontres.Storage;
using Rencontres.Web;

namespace Rencontres.Functions.Hosting;

/// <summary>The settings of the Azure host, read and checked once at its start.</summary>
internal sealed class AppSettings
{
    public const string StorageVariable = "RENCONTRES_STORAGE";
    public const string HostStorage = "AzureWebJobsStorage";
    public const string LinkKeyVariable = "RENCONTRES_LINK_KEY";
    public const string PublicAddressVariable = "RENCONTRES_PUBLIC_ADDRESS";
    public const string MailKeyVariable = "SENDGRID_API_KEY";
    public const string MailHostVariable = "SENDGRID_HOST";
    public const string WebhookKeyVariable = "SENDGRID_WEBHOOK_KEY";
    public const string TelemetryVariable = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public const string TelemetryIdentityVariable = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private const string PlatformHostName = "WEBSITE_HOSTNAME";
    private const int ShortestLinkKey = 32;

    /// <summary>What a reference to the vault looks like that could not be resolved: long enough for a key, and known to everybody.</summary>
    private const string VaultReference = "@Microsoft.KeyVault(";

    /// <summary>Longer than a killed activity takes to come back, which is 5 minutes.</summary>
    private static readonly Duration DefaultLease = Duration.FromMinutes(10);

    private readonly List<string> faults = [];

    private AppSettings(IConfiguration configuration)
    {
        Storage = ReadStorage(configuration);
        LinkKey = Secret(configuration, LinkKeyVariable, "it signs the personal links", ShortestLinkKey);
        MailKey = Secret(configuration, MailKeyVariable, "it is the key that SendGrid takes mail with", 1);
        PublicAddress = ReadAddress(configuration);
        MailHost = configuration[MailHostVariable];
        WebhookKey = ReadWebhookKey(configuration);
        Sending = SendingSettings.Read(name => configuration[name], DefaultLease, faults);
        Limits = LimitSettings.Read(name => configuration[name], faults);
        TelemetryConnection = NotEmpty(configuration[TelemetryVariable]);
        TelemetryCredential = ReadTelemetryCredential(configuration);
    }

    public StorageOptions Storage { get; }

    public string LinkKey { get; }

    public string MailKey { get; }

    /// <summary>Where people reach the application, with a slash at the end.</summary>
    public Uri PublicAddress { get; }

    /// <summary>Another mail service than SendGrid's own address; its form is checked with the mail options.</summary>
    public string? MailHost { get; }

    /// <summary>Empty: the mail service's events are not believed.</summary>
    public string WebhookKey { get; }

    public SendingSettings Sending { get; }

    public LimitSettings Limits { get; }

    /// <summary>Null: no telemetry is sent.</summary>
    public string? TelemetryConnection { get; }

    /// <summary>Null: the connection string is enough.</summary>
    public TokenCredential? TelemetryCredential { get; }

    /// <exception cref="InvalidOperationException">Settings are missing or wrong; the message names every one of them and repeats no secret.</exception>
    public static AppSettings Read(IConfiguration configuration)
    {
        var settings = new AppSettings(configuration);
        return settings.faults.Count == 0
            ? settings
            : throw new InvalidOperationException($"The application cannot start. {string.Join(" ", settings.faults)}");
    }

    /// <summary>The application's own store, else the one that the Functions host works with.</summary>
    private StorageOptions ReadStorage(IConfiguration configuration)
    {
        if ((NotEmpty(configuration[StorageVariable]) ?? NotEmpty(configuration[HostStorage])) is { } connection)
            return new StorageOptions { ConnectionString = connection };

        var table = Address(configuration, $"{HostStorage}:tableServiceUri");
        var blob = Address(configuration, $"{HostStorage}:blobServiceUri");
        if (table is null || blob is null)
            faults.Add($"{StorageVariable} is missing, and so is {HostStorage}: give either a connection string, or {HostStorage}__tableServiceUri and {HostStorage}__blobServiceUri.");

        return new StorageOptions { TableServiceUri = table, BlobServiceUri = blob, Credential = Credential(configuration) };
    }

    private string ReadWebhookKey(IConfiguration configuration)
    {
        var key = NotEmpty(configuration[WebhookKeyVariable]) ?? "";
        if (key.Length > 0 && SendGridOptions.FaultOfWebhookKey(key) is { } fault)
            faults.Add($"{WebhookKeyVariable} {fault}");

        return key;
    }

    private static TokenCredential Credential(IConfiguration configuration) =>
        NotEmpty(configuration[$"{HostStorage}:clientId"]) is { } client
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new DefaultAzureCredential();

    /// <summary>As the platform writes it: <c>ClientId=…;Authorization=AAD</c>.</summary>
    private static TokenCredential? ReadTelemetryCredential(IConfiguration configuration)
    {
        var parts = (configuration[TelemetryIdentityVariable] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (parts.GetValueOrDefault("Authorization") != "AAD")
            return null;

        return parts.TryGetValue("ClientId", out var client) ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client)) : new DefaultAzureCredential();
    }

    private Uri ReadAddress(IConfiguration configuration)
    {
        var given = NotEmpty(configuration[PublicAddressVariable]);
        var text = given ?? (NotEmpty(configuration[PlatformHostName]) is { } host ? $"https://{host}" : null);
        if (Uri.TryCreate(text?.TrimEnd('/') + "/", UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            return address;

        faults.Add($"{PublicAddressVariable} must be the https address at which people reach the application (http on this machine only): \"{text}\".");
        return new Uri("https://unknown.example/");
    }

    private Uri? Address(IConfiguration configuration, string name)
    {
        if (NotEmpty(configuration[name]) is not { } text)
            return null;

        if (Uri.TryCreate(text, UriKind.Absolute, out var address))
            return address;

        faults.Add($"{name.Replace(":", "__", StringComparison.Ordinal)} is no address: \"{text}\".");
        return null;
    }

    private string Secret(IConfiguration configuration, string name, string purpose, int shortest)
    {
        var value = configuration[name] ?? "";
        if (value.StartsWith(VaultReference, StringComparison.OrdinalIgnoreCase))
            faults.Add($"{name} is a reference to the vault that could not be resolved: give the application's identity the right to read the secret, and wait some minutes.");
        else if (value.Length < shortest)
            faults.Add($"{name} is {(value.Length == 0 ? "missing" : $"shorter than {shortest} characters")}: {purpose}.");

        return value;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
