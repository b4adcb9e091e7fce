metadata description = 'The Functions app on a Flex Consumption plan. It has an identity and no key of anything.'

import { storageAddresses } from 'storage.bicep'

param location string
param tags { *: string }
param name string

@description('Name of the environment, part of the name of the Durable task hub.')
param environment string

param identityName string
param storage storageAddresses

param vaultName string
param insightsConnectionString string

@description('Empty: the default host name.')
param publicAddress string

@description('Public key of SendGrid\'s signed event webhook. Empty: its events are refused.')
param sendGridWebhookKey string

param limitPerMinute int
param durableAlwaysReady int
param maximumInstanceCount int
param instanceMemoryMB int

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: storage.packages
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        alwaysReady: durableAlwaysReady == 0 ? [] : [{ name: 'durable', instanceCount: durableAlwaysReady }]
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }
}

// Deployments sign in with Entra; there is no publishing password.
resource ftpPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

// Apart from the app, because the public address is the name the app was given. Flex refuses FUNCTIONS_WORKER_RUNTIME,
// FUNCTIONS_EXTENSION_VERSION and WEBSITE_RUN_FROM_PACKAGE; functionAppConfig says all that.
resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    AzureWebJobsStorage__blobServiceUri: storage.blobServiceUri
    AzureWebJobsStorage__queueServiceUri: storage.queueServiceUri
    AzureWebJobsStorage__tableServiceUri: storage.tableServiceUri
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    AZURE_CLIENT_ID: identity.properties.clientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
    // Two apps with one hub name steal each other's work. Letters and digits only.
    RENCONTRES_HUB: 'rencontres${environment}'
    RENCONTRES_PUBLIC_ADDRESS: empty(publicAddress) ? 'https://${app.properties.defaultHostName}/' : publicAddress
    RENCONTRES_LIMIT_PER_MINUTE: string(limitPerMinute)
    RENCONTRES_LINK_KEY: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=link-key)'
    SENDGRID_API_KEY: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=sendgrid-api-key)'
    SENDGRID_WEBHOOK_KEY: sendGridWebhookKey
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}/'
