metadata description = 'Everything Rencontres needs in Azure, for one environment, in one resource group.'

import { deployer } from 'modules/roles.bicep'

@description('Small letters and digits, such as "prod" or "test". Names and the Durable task hub are made from it: never change it later.')
@minLength(2)
@maxLength(10)
param environment string

param location string = resourceGroup().location

@description('Where the alerts go. Empty: they show in the portal only.')
param technicianMail string = ''

@description('Who runs the deployment; gets the right to put secrets into the vault and to upload content, nothing else.')
param deployedBy deployer = { id: '', type: 'User' }

@description('Where people reach the app, with a slash at the end, if it has a domain of its own. Links in mails begin with it.')
param publicAddress string = ''

@description('The public key by which SendGrid signs its events, as it shows it; no secret. Empty: events are not believed.')
param sendGridWebhookKey string = ''

@description('Standard_ZRS survives the loss of one data centre; Standard_LRS is for regions that have only one.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageRedundancy string = 'Standard_ZRS'

@description('Instances of the durable functions that never sleep. See README, "What it costs".')
@minValue(0)
@maxValue(2)
param durableAlwaysReady int = 0

@description('How many requests one address may make in a minute, on each instance. 0: no limits, for a front door or proxy that has its own.')
@minValue(0)
@maxValue(1000000)
param limitPerMinute int = 600

@description('The most instances the app may grow to.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The most that is logged in a day.')
@minValue(1)
param dailyLogGigabytes int = 1

var suffix = uniqueString(resourceGroup().id, environment)
var name = 'rencontres-${environment}-${suffix}'
var tags = { application: 'rencontres', environment: environment }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

module storage 'modules/storage.bicep' = {
  params: {
    location: location
    tags: tags
    name: 'rencontres${suffix}'
    redundancy: storageRedundancy
    identityName: identity.name
    deployedBy: deployedBy
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    location: location
    tags: tags
    name: 'rencontres-${suffix}'
    identityName: identity.name
    deployedBy: deployedBy
  }
}

module telemetry 'modules/telemetry.bicep' = {
  params: {
    location: location
    tags: tags
    name: name
    identityName: identity.name
    dailyGigabytes: dailyLogGigabytes
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    location: location
    tags: tags
    name: name
    insightsId: telemetry.outputs.insightsId
    technicianMail: technicianMail
  }
}

module app 'modules/app.bicep' = {
  params: {
    location: location
    tags: tags
    name: name
    environment: environment
    identityName: identity.name
    storage: storage.outputs.addresses
    vaultName: vault.outputs.name
    insightsConnectionString: telemetry.outputs.connectionString
    publicAddress: publicAddress
    sendGridWebhookKey: sendGridWebhookKey
    limitPerMinute: limitPerMinute
    durableAlwaysReady: durableAlwaysReady
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
  }
}

// deploy.sh finds its way by these.
output appName string = app.outputs.name
output address string = app.outputs.address
output storageName string = storage.outputs.name
output vaultName string = vault.outputs.name
