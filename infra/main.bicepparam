using 'main.bicep'

// What differs from one deployment to the next comes from deploy.sh, by the environment. What is decided once belongs here: a value
// that stands only in somebody's shell is gone with the next deployment from another one.
param environment = readEnvironmentVariable('RENCONTRES_ENVIRONMENT', 'prod')
param technicianMail = readEnvironmentVariable('RENCONTRES_TECHNICIAN_MAIL', '')
param deployedBy = {
  id: readEnvironmentVariable('RENCONTRES_DEPLOYER_ID', '')
  type: readEnvironmentVariable('RENCONTRES_DEPLOYER_TYPE', 'User')
}

// SendGrid shows it once the app has an address to post to (README, "SendGrid's events"). deploy.sh keeps the one that the app has.
param sendGridWebhookKey = readEnvironmentVariable('SENDGRID_WEBHOOK_KEY', '')

// A domain of your own, with a slash at the end. Bind it to the app first (README, "A domain of your own").
// param publicAddress = 'https://rencontres.example.org/'

// 0 behind a front door or proxy of your own, which then has to limit (README, "Limits").
param limitPerMinute = 600

// For a region with one data centre only.
// param storageRedundancy = 'Standard_LRS'

// 1 while a campaign is open makes every turn begin at once instead of after a cold start. It is by far the dearest thing here.
param durableAlwaysReady = 0

// The plan's smallest maximum was 40 for long. This app needs two or three.
param maximumInstanceCount = 40

param instanceMemoryMB = 2048

param dailyLogGigabytes = 1
