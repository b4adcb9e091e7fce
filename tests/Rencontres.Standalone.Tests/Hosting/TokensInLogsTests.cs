using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.Rehearsals;
using Rencontres.Web;

namespace Rencontres.Standalone.Tests.Hosting;

public sealed class TokensInLogsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_in_no_line_of_the_log_even_if_everything_is_logged()
    {
        using var lines = new Lines();
        await using var stage = await Stage.SetAsync(_ => { }, Cancellation);
        await using var host = await AppHost.StartAsync(SettingsOf(stage, lines), Cancellation);
        var token = host.Services.GetRequiredService<PersonalLinks>().Sign(new LinkToken(LinkPurpose.Bulletin, CampaignId.Parse("rencontres-2024"), 0, "54395", 1));
        using var http = new HttpClient { BaseAddress = host.Address };

        foreach (var path in new[] { "bulletins/{0}", "bulletins/{0}/meeting.ics", "api/bulletins/{0}", "confirm/{0}", "unsubscribe/{0}", "bulletins/{0}/nothing" })
            (await http.GetAsync(path.Replace("{0}", token, StringComparison.Ordinal), Cancellation)).Dispose();
        using var empty = new FormUrlEncodedContent([]);
        (await http.PostAsync($"bulletins/{token}", empty, Cancellation)).Dispose();

        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, line => line.Contains(token, StringComparison.Ordinal) || line.Contains(token.Split('.')[1], StringComparison.Ordinal));
    }

    private static HostSettings SettingsOf(Stage stage, Lines lines) => new()
    {
        StorageConnection = stage.Storage,
        MailHost = new Uri("http://localhost:9/"),
        MailKey = "SG.test",
        OrganiserKey = "key",
        LinkKey = new byte[32],
        Port = 0,
        Time = TimeProvider.System,
        WaitAsync = (duration, token) => Task.Delay(duration.ToTimeSpan(), token),
        Limits = LimitSettings.None,
        ChangeLogging = logging => logging.AddProvider(lines)
            .AddFilter(null, LogLevel.Information).AddFilter("Microsoft", LogLevel.Information).AddFilter("Azure", LogLevel.Information).AddFilter("Rencontres", LogLevel.Information),
    };

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> all = new();

        public IReadOnlyCollection<string> All => all;

        public ILogger CreateLogger(string categoryName) => new Line(all);

        public void Dispose()
        {
        }

        private sealed class Line(ConcurrentQueue<string> all) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                all.Enqueue(state.ToString() ?? "");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                all.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}
