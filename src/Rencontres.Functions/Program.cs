using System.Text;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Rencontres.Functions.Hosting;

// Lists come in Shift-JIS and Windows-1252 too.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddRencontresFunctions(builder.Configuration);
await builder.Build().RunAsync();
