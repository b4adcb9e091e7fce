metadata description = 'The one storage account: records, documents, Durable\'s queues and history, and the package the app runs from.'

import { roles, deployer } from 'roles.bicep'

@export()
type storageAddresses = {
  blobServiceUri: string
  queueServiceUri: string
  tableServiceUri: string
  @description('The container of the package the app runs from.')
  packages: string
}

param location string
param tags { *: string }
param name string
param redundancy 'Standard_LRS' | 'Standard_ZRS'

param identityName string
param deployedBy deployer

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: 'Enabled'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'packages'
}

// The name is data: the app looks for its documents under it. Its table, of the same name, is made by the app.
resource content 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'rencontres'
}

// Durable needs queues and tables too; without them it starts and does nothing.
var appRoles = [
  roles.blobDataOwner
  roles.queueDataContributor
  roles.tableDataContributor
]

resource appAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in appRoles: {
    scope: account
    name: guid(account.id, identity.id, role)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource deployerAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployedBy.id)) {
  scope: content
  name: guid(content.id, deployedBy.id, roles.blobDataContributor)
  properties: {
    principalId: deployedBy.id
    principalType: deployedBy.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
  }
}

output name string = account.name
output addresses storageAddresses = {
  blobServiceUri: account.properties.primaryEndpoints.blob
  queueServiceUri: account.properties.primaryEndpoints.queue
  tableServiceUri: account.properties.primaryEndpoints.table
  packages: '${account.properties.primaryEndpoints.blob}${packages.name}'
}
