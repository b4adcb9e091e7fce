using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using NodaTime;
using Rencontres.Core.Flow;
using Rencontres.Mail.SendGrid;
using Rencontres.Standalone.Commands;

namespace Rencontres.Standalone.Hosting;

/// <summary>Settings of the laptop host. What is secret is made once and kept in the data folder, readable by its owner only.</summary>
internal sealed record HostSettings
{
    public required string StorageConnection { get; init; }

    /// <summary>Null: SendGrid itself.</summary>
    public required Uri? MailHost { get; init; }

    public required string MailKey { get; init; }

    public required string OrganiserKey { get; init; }

    /// <summary>Signs the personal links.</summary>
    public required byte[] LinkKey { get; init; }

    public required int Port { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Names the table and the container, so that several can share a store.</summary>
    public string StoreName { get; init; } = "rencontres";

    /// <summary>How long a claimed mail is held by the machine's clock. Nothing else wakes a killed sender here, so it may be short.</summary>
    public static Duration DefaultLease { get; } = Duration.FromMinutes(2);

    /// <summary>How long a claimed mail is held, by <see cref="Time"/>.</summary>
    public Duration Lease { get; init; } = DefaultLease;

    /// <summary>How long a slice of a wave lasts, by <see cref="Time"/>.</summary>
    public Duration SliceLength { get; init; } = CampaignFlow.SliceLength;

    /// <summary>Whether the loops run by themselves; a rehearsal does the due work itself.</summary>
    public bool RunsByItself { get; init; } = true;

    public void ApplyTo(SendGridOptions options)
    {
        options.Key = MailKey;
        options.Host = MailHost?.AbsoluteUri ?? options.Host;
    }

    public const string OrganiserKeyVariable = "RENCONTRES_ORGANISER_KEY";
    public const string LinkKeyVariable = "RENCONTRES_LINK_KEY";
    public const string StorageVariable = "RENCONTRES_STORAGE";
    public const string MailKeyVariable = "SENDGRID_API_KEY";

    private const int ShortestLinkKey = 32;

    /// <summary>Another store than the one of the data folder; null without one.</summary>
    public static string? GivenStorage => Given(StorageVariable);

    /// <summary>The key to SendGrid itself; null without one.</summary>
    public static string? GivenMailKey => Given(MailKeyVariable);

    /// <summary>Looks the variables over before anything is started.</summary>
    /// <exception cref="CommandFailure">One of them cannot be meant; the message names it.</exception>
    public static void CheckVariables()
    {
        if (GivenStorage is { } storage && !IsConnectionString(storage))
            throw new CommandFailure($"{StorageVariable} is no connection string of a storage account with tables and blobs.");

        if (GivenMailKey is { } mail && mail.Any(character => character is <= ' ' or > '~'))
            throw new CommandFailure($"{MailKeyVariable} is no key: it has a blank or a letter that keys do not have.");

        if (Given(LinkKeyVariable) is { } link && Encoding.UTF8.GetByteCount(link) < ShortestLinkKey)
            throw new CommandFailure($"{LinkKeyVariable} is too short: it needs at least {ShortestLinkKey} characters.");
    }

    /// <summary>The secret of that variable, else from the data folder, else a new one kept there.</summary>
    public static string Secret(string variable, string folder, string file)
    {
        if (variable.Length > 0 && Given(variable) is { } given)
            return given;

        var path = Path.Combine(folder, file);
        if (File.Exists(path))
            return File.ReadAllText(path).Trim();

        Directory.CreateDirectory(folder);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var writer = new StreamWriter(path, options);
        writer.Write(secret);
        return secret;
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : null;

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new TableServiceClient(text).Uri.IsAbsoluteUri && new BlobServiceClient(text).Uri.IsAbsoluteUri;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
