using Rencontres.Testing.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
