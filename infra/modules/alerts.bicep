metadata description = 'What is worth a mail to whoever looks after the app. What the queries rely on stands in README, "Alerts".'

param location string
param tags { *: string }
param name string

@description('Id of the Application Insights whose records are asked.')
param insightsId string

@description('Where the alerts go. Empty: they show in the portal only.')
param technicianMail string

type rule = {
  name: string
  title: string
  description: string
  severity: 0 | 1 | 2 | 3 | 4
  @description('How many records are still nothing to write about.')
  tolerated: int
  query: string
}

var rules rule[] = [
  {
    name: 'orchestration-failed'
    title: 'A campaign stands still'
    description: 'An orchestration failed, is held up or could not be woken, or a campaign was halted. See "Alerts" in infra/README.md.'
    severity: 1
    tolerated: 0
    // Durable's host extension writes this record itself (category Host.Triggers.DurableTask, level Error). Failed activities write
    // it too and are retried, so only orchestrators count. With OpenTelemetry in the host the names stand without "prop__". The app's
    // own orchestrations outlive failures; the events named here are what they write instead.
    query: '''
traces
| extend state = coalesce(tostring(customDimensions.prop__state), tostring(customDimensions.state))
| extend functionType = coalesce(tostring(customDimensions.prop__functionType), tostring(customDimensions.functionType))
| where (state == 'Failed' and functionType == 'Orchestrator')
    or customDimensions.EventName in ('FlowHeldUp', 'MailsHeldUp', 'MailsHalted', 'CampaignHalted', 'NudgeLost')
'''
  }
  {
    name: 'mails-unknown'
    title: 'Mails are unknown for over an hour'
    description: 'Nobody knows whether SendGrid took them. They are not sent again until an event or an organiser settles them.'
    severity: 2
    tolerated: 0
    // The app writes this record at every look, as long as a mail has been unknown for over an hour.
    query: '''
traces
| where customDimensions.EventName == 'MailsUnknown'
'''
  }
  {
    name: 'mails-doubled'
    title: 'A mail went twice'
    description: 'An event told of a mail after its absence had been believed and the mail sent again. The audit chain names the invitees.'
    severity: 1
    tolerated: 0
    query: '''
traces
| where customDimensions.EventName == 'MailDoubled'
'''
  }
  {
    name: 'mail-held-up'
    title: 'The mail service fails again and again'
    description: 'Mail waits and goes on by itself when the service does. The organisers are told.'
    severity: 2
    tolerated: 0
    query: '''
traces
| where customDimensions.EventName == 'MailHeldUp'
'''
  }
  {
    name: 'webhook-refused'
    title: 'SendGrid\'s events are refused'
    description: 'Their signature does not fit the webhook key, or they are stale. Deliveries and bounces stay unseen; SendGrid repeats them for 24 hours.'
    severity: 2
    // A stray request of a scanner is nothing to write about; SendGrid insists.
    tolerated: 2
    query: '''
traces
| where customDimensions.EventName in ('WebhookRefused', 'WebhookWithoutKey')
'''
  }
  {
    name: 'server-errors'
    title: 'Requests end in an error of ours'
    description: 'Somebody who wanted to answer was sent away with a 5xx.'
    severity: 1
    tolerated: 0
    query: '''
requests
| where toint(resultCode) between (500 .. 599)
'''
  }
]

resource technician 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'rencontres'
    enabled: true
    emailReceivers: empty(technicianMail)
      ? []
      : [
          {
            name: 'technician'
            emailAddress: technicianMail
            useCommonAlertSchema: true
          }
        ]
  }
}

// Every 15 minutes is the cheapest. The window is twice that, so that a record which arrives late is seen all the same; a rule that
// has fired keeps quiet until it is over.
resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Rencontres: ${rule.title}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT30M'
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: rule.tolerated
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [technician.id] }
    }
  }
]
