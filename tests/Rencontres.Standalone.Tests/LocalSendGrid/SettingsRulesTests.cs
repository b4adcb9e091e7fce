using System.Net;
using System.Text;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class SettingsRulesTests
{
    [Theory]
    [InlineData("\"tracking_settings\":{\"click_tracking\":{\"enable\":false,\"enable_text\":false},\"open_tracking\":{\"enable\":false},\"subscription_tracking\":{\"enable\":false}}", null)]
    [InlineData("\"tracking_settings\":{\"click_tracking\":{\"enable\":\"false\"}}", "tracking_settings.click_tracking.enable")]
    [InlineData("\"tracking_settings\":{\"click_tracking\":{\"enable_text\":0}}", "tracking_settings.click_tracking.enable_text")]
    [InlineData("\"tracking_settings\":{\"open_tracking\":{\"substitution_tag\":1}}", "tracking_settings.open_tracking.substitution_tag")]
    [InlineData("\"tracking_settings\":{\"subscription_tracking\":{\"html\":[]}}", "tracking_settings.subscription_tracking.html")]
    [InlineData("\"tracking_settings\":{\"ganalytics\":{\"utm_term\":1}}", "tracking_settings.ganalytics.utm_term")]
    [InlineData("\"tracking_settings\":[]", "tracking_settings")]
    [InlineData("\"mail_settings\":{\"footer\":{\"enable\":true,\"text\":\"t\",\"html\":\"h\"}}", null)]
    [InlineData("\"mail_settings\":{\"footer\":{\"text\":1}}", "mail_settings.footer.text")]
    [InlineData("\"mail_settings\":{\"sandbox_mode\":{\"enable\":1}}", "mail_settings.sandbox_mode.enable")]
    [InlineData("\"mail_settings\":{\"bypass_spam_management\":{\"enable\":true},\"bypass_bounce_management\":{\"enable\":\"true\"}}", "mail_settings.bypass_bounce_management.enable")]
    [InlineData("\"mail_settings\":{\"bypass_list_management\":{\"enable\":true},\"bypass_spam_management\":{\"enable\":false}}", null)]
    [InlineData("\"mail_settings\":{\"bypass_list_management\":{\"enable\":true},\"bypass_spam_management\":{\"enable\":true}}", "mail_settings.bypass_list_management")]
    [InlineData("\"batch_id\":7", "batch_id")]
    [InlineData("\"batch_id\":\"abc\"", null)]
    [InlineData("\"sections\":{\"-a-\":1}", "sections.-a-")]
    public async Task A_setting_has_its_type_and_goes_with_the_others(string member, string? field) => await AssertAsync(member, field);

    [Theory]
    [InlineData("0,\"post_to_url\":\"https://ville.example\"", "mail_settings.spam_check.threshold")]
    [InlineData("1,\"post_to_url\":\"https://ville.example\"", null)]
    [InlineData("10,\"post_to_url\":\"http://ville.example\"", null)]
    [InlineData("11,\"post_to_url\":\"https://ville.example\"", "mail_settings.spam_check.threshold")]
    [InlineData("5,\"post_to_url\":\"ville.example\"", "mail_settings.spam_check.post_to_url")]
    [InlineData("5", "mail_settings.spam_check.post_to_url")]
    public async Task A_check_for_spam_has_a_threshold_from_1_to_10_and_an_address(string threshold, string? field) =>
        await AssertAsync($"\"mail_settings\":{{\"spam_check\":{{\"enable\":true,\"threshold\":{threshold}}}}}", field);

    [Theory]
    [InlineData("""{"group_id":7}""", "asm.group_id", "must be a valid Group ID on your account. You provided 7.")]
    [InlineData("""{"group_id":"7"}""", "asm.group_id", "The ASM group ID must be an integer.")]
    [InlineData("{}", "asm.group_id", "The ASM group ID must be an integer.")]
    public async Task A_group_is_one_of_the_account(string asm, string field, string message) => await AssertAsync($"\"asm\":{asm}", field, message);

    [Theory]
    [InlineData(25, false)]
    [InlineData(26, true)]
    public async Task At_most_25_groups_are_shown(int count, bool isTooMany)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var answer = await PostAsync(sendGrid, $$"""
            "asm":{"group_id":7,"groups_to_display":[{{string.Join(',', Enumerable.Range(1, count))}}]}
            """);

        Assert.Equal(isTooMany, answer.Body.Contains("asm.groups_to_display", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "2 to 64 characters")]
    [InlineData(2, "must be a valid pool name")]
    [InlineData(64, "must be a valid pool name")]
    [InlineData(65, "2 to 64 characters")]
    public async Task A_pool_is_one_of_the_account(int length, string message) =>
        await AssertAsync($"\"ip_pool_name\":\"{new string('p', length)}\"", "ip_pool_name", message);

    private static async Task AssertAsync(string member, string? field, string message = "")
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var (status, body) = await PostAsync(sendGrid, member);

        Assert.Equal(field is null ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest, status);
        Assert.Contains(field is null ? "" : $"\"field\":\"{field}\"", body, StringComparison.Ordinal);
        Assert.Contains(message, body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(SendGridDriver sendGrid, string member)
    {
        var json = """{"personalizations":[{"to":[{"email":"a@ville.example"}]}],"from":{"email":"b@ville.example"},"subject":"s","content":[{"type":"text/plain","value":"t"}],"""
            + member + "}";
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await sendGrid.PostAsync(content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
