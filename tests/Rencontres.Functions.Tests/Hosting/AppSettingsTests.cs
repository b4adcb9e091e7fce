using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rencontres.Functions.Hosting;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Functions.Tests.Hosting;

public sealed class AppSettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["RENCONTRES_LINK_KEY"] = new string('k', 32),
        ["SENDGRID_API_KEY"] = "SG.key",
        ["RENCONTRES_PUBLIC_ADDRESS"] = "https://rencontres.example.org",
    };

    [Fact]
    public void Good_settings_are_read()
    {
        var settings = Read();

        Assert.Equal("UseDevelopmentStorage=true", settings.Storage.ConnectionString);
        Assert.Equal("https://rencontres.example.org/", settings.PublicAddress.AbsoluteUri);
        Assert.Null(settings.TelemetryConnection);
    }

    [Theory]
    [InlineData("RENCONTRES_LINK_KEY", null)]
    [InlineData("RENCONTRES_LINK_KEY", "short")]
    [InlineData("RENCONTRES_LINK_KEY", "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/link-key)")]
    [InlineData("SENDGRID_API_KEY", null)]
    [InlineData("SENDGRID_API_KEY", "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/sendgrid)")]
    [InlineData("RENCONTRES_PUBLIC_ADDRESS", null)]
    [InlineData("RENCONTRES_PUBLIC_ADDRESS", "http://rencontres.example.org")]
    [InlineData("RENCONTRES_PUBLIC_ADDRESS", "rencontres")]
    [InlineData("AzureWebJobsStorage", null)]
    public void A_wrong_setting_stops_the_start_and_is_named(string name, string? value)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Read((name, value)));

        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("vault.example", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => AppSettings.Read(new ConfigurationBuilder().Build()));

        Assert.All(Good.Keys, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_connection_string_the_services_are_reached_by_identity()
    {
        var settings = Read(
            ("AzureWebJobsStorage", null),
            ("AzureWebJobsStorage:tableServiceUri", "https://account.table.example/"),
            ("AzureWebJobsStorage:blobServiceUri", "https://account.blob.example/"),
            ("AzureWebJobsStorage:clientId", "11111111-1111-1111-1111-111111111111"));

        Assert.Null(settings.Storage.ConnectionString);
        Assert.Equal("https://account.table.example/", settings.Storage.TableServiceUri!.AbsoluteUri);
        Assert.NotNull(settings.Storage.Credential);
    }

    [Fact]
    public void The_platforms_own_name_stands_in_for_the_public_address() =>
        Assert.Equal("https://app.azurewebsites.example/", Read(("RENCONTRES_PUBLIC_ADDRESS", null), ("WEBSITE_HOSTNAME", "app.azurewebsites.example")).PublicAddress.AbsoluteUri);

    [Theory]
    [InlineData("InstrumentationKey=0;", "ClientId=11111111-1111-1111-1111-111111111111;Authorization=AAD", true)]
    [InlineData("InstrumentationKey=0;", null, false)]
    public void Telemetry_is_sent_as_the_identity_that_the_platform_names(string connection, string? identity, bool credential)
    {
        var settings = Read(("APPLICATIONINSIGHTS_CONNECTION_STRING", connection), ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", identity));

        Assert.Equal(connection, settings.TelemetryConnection);
        Assert.Equal(credential, settings.TelemetryCredential is not null);
    }

    [Fact]
    public void A_wrong_address_of_the_mail_service_is_named_at_the_start()
    {
        var services = new ServiceCollection().AddRencontresFunctions(Configuration(("SENDGRID_HOST", "ftp://mail.example"))).BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SendGridOptions>>().Value);

        Assert.Contains("Host", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SENDGRID_WEBHOOK_KEY", "not a key")]
    [InlineData("RENCONTRES_LEASE", "10 minutes")]
    [InlineData("RENCONTRES_GRACE", "00:00:01")]
    public void A_wrong_setting_of_how_mail_is_followed_is_named_at_the_start(string name, string value)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Read((name, value)));

        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_functions_ask_for_is_there()
    {
        var services = new ServiceCollection().AddLogging().AddRencontresFunctions(Configuration())
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        foreach (var type in typeof(AppSettings).Assembly.GetTypes().Where(type => type.IsPublic && type.Name.EndsWith("Functions", StringComparison.Ordinal) || type.Name.EndsWith("Activities", StringComparison.Ordinal)))
            Assert.NotNull(ActivatorUtilities.CreateInstance(services, type));
    }

    private static AppSettings Read(params (string Name, string? Value)[] changes) => AppSettings.Read(Configuration(changes));

    private static IConfiguration Configuration(params (string Name, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Good);
        foreach (var (name, value) in changes)
            values[name] = value;

        return new ConfigurationBuilder().AddInMemoryCollection(values.Where(each => each.Value is not null)).Build();
    }
}
