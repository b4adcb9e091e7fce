using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Http;
using Rencontres.Lists;
using Rencontres.Web;
using Rencontres.Web.Routing;

namespace Rencontres.Functions.Tests.Http;

/// <summary>The table of routes is the one source: each of its routes is one function here and one endpoint on the laptop, and there is nothing else.</summary>
public sealed class RouteFunctionTests : IDisposable
{
    private readonly Stage stage = new(change: services => services
        .AddRouting()
        .AddSingleton(Mock.Of<IMailPreviews>())
        .AddSingleton(Mock.Of<IMeetingInvitation>())
        .AddSingleton(Mock.Of<IMailEventReader>())
        .AddSingleton(Mock.Of<IFlowWatch>())
        .AddSingleton(new WebOptions { PublicAddress = new Uri("https://rencontres.example.org/") })
        .AddRencontresLists()
        .AddRencontresWeb());

    private static IReadOnlyList<(MethodInfo Method, string Function, HttpTriggerAttribute Trigger)> Functions { get; } =
    [
        .. from method in typeof(WebFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           let function = method.GetCustomAttribute<FunctionAttribute>()
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null)
           where function is not null && trigger is not null
           select (method, function.Name, trigger),
    ];

    private IReadOnlyList<WebRoute> Routes => stage.Get<RouteTable>().All;

    public void Dispose() => stage.Dispose();

    [Fact]
    public void Each_route_has_exactly_one_function_with_its_verbs_address_and_access()
    {
        var expected = Routes.Select(route =>
            $"{route.Name} {string.Join(',', route.Methods.Select(method => method.ToLowerInvariant()))} {route.Pattern} {(route.Access == WebAccess.Organiser ? AuthorizationLevel.Function : AuthorizationLevel.Anonymous)}");

        var found = Functions.Select(each => $"{each.Function} {string.Join(',', each.Trigger.Methods!)} {each.Trigger.Route} {each.Trigger.AuthLevel}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_laptop_maps_the_same_set()
    {
        var app = WebApplication.CreateSlimBuilder();
        app.Services.AddSingleton(stage.Get<RouteTable>()).AddSingleton(stage.Get<NodaTime.IClock>());
        IEndpointRouteBuilder endpoints = app.Build();
        endpoints.MapRencontres("key");

        var mapped = endpoints.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName} {string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)} {endpoint.RoutePattern.RawText}");

        Assert.Equal(
            Functions.Select(each => $"{each.Function} {string.Join(',', each.Trigger.Methods!).ToUpperInvariant()} {each.Trigger.Route}").Order(StringComparer.Ordinal),
            mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_function_that_changes_something_hands_on_its_durable_client()
    {
        var changing = Functions.Where(each => !each.Trigger.Methods!.Contains("get")).ToList();

        Assert.NotEmpty(changing);
        Assert.All(changing, each => Assert.Contains(each.Method.GetParameters(), parameter => parameter.ParameterType == typeof(DurableTaskClient)));
    }

    [Fact]
    public async Task Each_function_runs_the_route_of_its_own_name()
    {
        var ran = new List<string>();
        var routes = Routes.Select(route => route with { Handle = _ => { ran.Add(route.Name); return Task.FromResult(Results.Ok()); } }).ToList();
        var web = new WebFunctions(new RouteTable(routes), stage.Clock, new DurableClients());

        foreach (var (method, function, _) in Functions)
        {
            var group = Activator.CreateInstance(method.DeclaringType!, web)!;
            var request = new DefaultHttpContext().Request;
            object?[] arguments = method.GetParameters().Length == 2 ? [request, stage.Client] : [request];
            await (Task<IResult>)method.Invoke(group, arguments)!;

            Assert.Equal(function, ran[^1]);
        }

        Assert.Equal(Routes.Count, ran.Count);
    }
}
