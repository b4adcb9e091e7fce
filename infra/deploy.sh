#!/usr/bin/env bash
# Brings Rencontres to Azure, whole or step by step. Every step may run again: what is there is kept or brought up to date.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
    cat <<'END'
Usage: ./infra/deploy.sh [STEP] [OPTIONS]

Steps, in the order of "all":
  all         everything below (the default)
  what-if     shows what the deployment would change, and changes nothing
  resources   asks, then deploys infra/main.bicep with infra/main.bicepparam
  secrets     makes the link key once, asks for SendGrid's key if it is missing
  publish     builds the app and deploys it
  content     uploads templates, pages, texts and assets
  smoke       waits until the app says that it is well

Options, and the variables that say the same:
  --group NAME            RENCONTRES_GROUP            resource group (rencontres-ENVIRONMENT)
  --location NAME         RENCONTRES_LOCATION         where a new resource group is made (francecentral)
  --environment NAME      RENCONTRES_ENVIRONMENT      2 to 10 small letters and digits (prod)
  --mail ADDRESS          RENCONTRES_TECHNICIAN_MAIL  where the alerts go
  --webhook-key KEY       SENDGRID_WEBHOOK_KEY        the key that SendGrid shows for its signed events (the one that the app has)
  --replace-sendgrid-key                              asks for SendGrid's key although there is one
  --yes                                               does not ask before deploying
  --help

SENDGRID_API_KEY is taken instead of asking for SendGrid's key. infra/README.md tells the rest.
END
}

say() { printf '%s\n' "$*"; }
fail() {
    printf 'deploy: %s\n' "$1" >&2
    exit "${2:-1}"
}
wrong() { fail "$1; --help tells what can be said." 2; }

# What we start need not see the key.
sendgrid_key=${SENDGRID_API_KEY:-}
unset SENDGRID_API_KEY

environment=${RENCONTRES_ENVIRONMENT:-prod}
group=${RENCONTRES_GROUP:-}
location=${RENCONTRES_LOCATION:-francecentral}
mail=${RENCONTRES_TECHNICIAN_MAIL:-}
webhook_key=${SENDGRID_WEBHOOK_KEY:-}
step='' confirmed=no replace_sendgrid_key=no secrets_changed=no

while [ $# -gt 0 ]; do
    case $1 in
        --group | --location | --environment | --mail | --webhook-key)
            [ -n "${2:-}" ] || wrong "$1 needs a value"
            case $1 in
                --group) group=$2 ;;
                --location) location=$2 ;;
                --environment) environment=$2 ;;
                --mail) mail=$2 ;;
                --webhook-key) webhook_key=$2 ;;
            esac
            shift
            ;;
        --replace-sendgrid-key) replace_sendgrid_key=yes ;;
        --yes) confirmed=yes ;;
        --help | -h)
            usage
            exit 0
            ;;
        all | what-if | resources | secrets | publish | content | smoke)
            [ -z "$step" ] || wrong "one step at a time, not \"$step\" and \"$1\""
            step=$1
            ;;
        *) wrong "\"$1\" is neither a step nor an option" ;;
    esac
    shift
done

step=${step:-all}
[[ $environment =~ ^[a-z][a-z0-9]{1,9}$ ]] || wrong "\"$environment\" is no name for an environment: 2 to 10 small letters and digits, a letter first"
# The app does not start with anything else: a public key on the curve P-256, in base64.
[[ -z $webhook_key || $webhook_key =~ ^MFkw[A-Za-z0-9+/]{118}==$ ]] ||
    wrong "the webhook's key is not the verification key that SendGrid shows: 124 letters and signs, \"MFkw\" first and \"==\" last"
group=${group:-rencontres-$environment}
deployment=rencontres-$environment

# Secrets pass through files here, which only we can read, never through a command line, which everybody can.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

need() { command -v "$1" >/dev/null 2>&1 || fail "\"$1\" is needed for \"$step\": $2."; }

sign_in() {
    local version
    need az "install the Azure CLI, 2.60 or newer"
    version=$(az version --query '"azure-cli"' --output tsv)
    [ "$(printf '%s\n' 2.60.0 "$version" | sort -V | head -n 1)" = 2.60.0 ] ||
        fail "the Azure CLI is $version, and Flex Consumption needs 2.60 or newer: update it (\"az upgrade\")."
    az account show --output none 2>"$work/error" || fail "you are not signed in to Azure: run \"az login\", and \"az account set\" to choose the subscription."
}

# Rights that were given a moment ago take some minutes until they are known everywhere.
patiently() {
    local left=40
    until "$@" 2>"$work/error"; do
        left=$((left - 1))
        if [ "$left" -eq 0 ] || ! grep -qiE 'forbidden|not authori[sz]ed|required permissions|authorization|403' "$work/error"; then
            cat "$work/error" >&2
            return 1
        fi
        [ "$left" -ne 39 ] || say "Waiting until the rights just given are known everywhere (up to ten minutes) …" >&2
        sleep 15
    done
}

output() {
    local value
    value=$(az deployment group show --resource-group "$group" --name "$deployment" --query "properties.outputs.$1.value" --output tsv 2>"$work/error") || value=
    [ -n "$value" ] || fail "resource group \"$group\" has no deployment \"$deployment\" that succeeded: run \"./infra/deploy.sh resources\" first, or check --group and --environment."
    printf '%s\n' "$value"
}

group_exists() {
    local exists
    exists=$(az group exists --name "$group" --output tsv) || fail "cannot find out whether resource group \"$group\" exists; Azure's reason stands above."
    [ "$exists" = true ]
}

# It is known only once SendGrid has an app to post to. A deployment that is not told it must not take it away again.
keep_webhook_key() {
    local app
    [ -z "$webhook_key" ] && group_exists || return 0
    app=$(az functionapp list --resource-group "$group" --output tsv \
        --query "[?tags.application=='rencontres' && tags.environment=='$environment'].name") ||
        fail "cannot find out which app resource group \"$group\" has; Azure's reason stands above."
    [ -n "$app" ] || return 0
    webhook_key=$(az functionapp config appsettings list --resource-group "$group" --name "$app" --output tsv --query "[?name=='SENDGRID_WEBHOOK_KEY'].value") ||
        fail "cannot find out which key of SendGrid's webhook the app has; Azure's reason stands above. Nothing was deployed; --webhook-key says it too."
}

parameters() {
    if [ -z "$mail" ] && grep -q RENCONTRES_TECHNICIAN_MAIL infra/main.bicepparam; then
        wrong "the alerts would reach nobody: say --mail ADDRESS, or write the address into infra/main.bicepparam"
    fi
    keep_webhook_key
    export RENCONTRES_ENVIRONMENT=$environment RENCONTRES_TECHNICIAN_MAIL=$mail SENDGRID_WEBHOOK_KEY=$webhook_key
    [ -z "${RENCONTRES_DEPLOYER_ID:-}" ] || return 0

    local session
    session=$(az account show --query '[user.type, user.name]' --output tsv | tr '\n' ' ')
    case $session in
        servicePrincipal*)
            RENCONTRES_DEPLOYER_TYPE=ServicePrincipal
            RENCONTRES_DEPLOYER_ID=$(az ad sp show --id "$(awk '{ print $2 }' <<<"$session")" --query id --output tsv 2>"$work/error") || RENCONTRES_DEPLOYER_ID=
            ;;
        *)
            RENCONTRES_DEPLOYER_TYPE=User
            RENCONTRES_DEPLOYER_ID=$(az ad signed-in-user show --query id --output tsv 2>"$work/error") || RENCONTRES_DEPLOYER_ID=
            ;;
    esac
    [ -n "$RENCONTRES_DEPLOYER_ID" ] || fail "cannot find out who you are in Entra: put your object id into RENCONTRES_DEPLOYER_ID (and User, ServicePrincipal or Group into RENCONTRES_DEPLOYER_TYPE)."
    export RENCONTRES_DEPLOYER_ID RENCONTRES_DEPLOYER_TYPE
}

what_if() {
    parameters
    if ! group_exists; then
        say "Resource group \"$group\" does not exist: it would be made in $location, and everything in it new."
        return
    fi
    az deployment group what-if --resource-group "$group" --name "$deployment" --parameters infra/main.bicepparam ||
        fail "the deployment would fail; Azure's reason stands above."
}

confirm() {
    [ "$confirmed" = no ] || return 0
    [ -t 0 ] || fail "nobody is there to be asked: say --yes." 2
    local answer
    read -r -p "Deploy environment \"$environment\" to resource group \"$group\"? [y/N] " answer
    case $answer in
        y | Y | yes) ;;
        *) fail "nothing was deployed." ;;
    esac
}

# A deleted vault keeps its name and its secrets for 90 days. A new one of that name cannot be made, and would lack the link key.
recover_vault() {
    local vault
    vault=$(az keyvault list-deleted --resource-type vault --output tsv --query \
        "[?properties.tags.application=='rencontres' && properties.tags.environment=='$environment' && contains(properties.vaultId, '/resourceGroups/$group/')].name" \
        2>"$work/error") || return 0
    [ -n "$vault" ] || return 0
    az keyvault recover --name "$vault" --resource-group "$group" --output none || fail "vault \"$vault\" is deleted and could not be recovered; Azure's reason stands above."
    say "Recovered the deleted vault \"$vault\" with its secrets."
}

resources() {
    parameters
    confirm
    group_exists || az group create --name "$group" --location "$location" --tags application=rencontres "environment=$environment" --output none ||
        fail "resource group \"$group\" could not be made in $location; Azure's reason stands above."
    recover_vault
    say "Deploying (some minutes) …"
    az deployment group create --resource-group "$group" --name "$deployment" --parameters infra/main.bicepparam --output none ||
        fail "the deployment failed; Azure's reason stands above. What was made stays and is taken up by the next try."
    say "Deployed to resource group \"$group\"."
}

webhook() {
    [ -z "$webhook_key" ] || return 0
    say "SendGrid's events are not believed yet, so nobody learns which mails arrived. Set up its signed event webhook (infra/README.md, \"SendGrid's events\")"
    say "with the address $(output address)api/sendgrid/events and give the key that it shows: ./infra/deploy.sh resources --webhook-key KEY"
}

# A failure to look must never pass for "missing": on that word a key is made.
secret_state() {
    local found
    found=$(patiently az keyvault secret list --vault-name "$1" --query "[?name=='$2'].name" --output tsv) || return 1
    if [ -n "$found" ]; then
        echo present
        return
    fi
    found=$(patiently az keyvault secret list-deleted --vault-name "$1" --query "[?name=='$2'].name" --output tsv) || return 1
    if [ -n "$found" ]; then echo deleted; else echo missing; fi
}

look() { secret_state "$1" "$2" || fail "cannot look into vault \"$1\"; nothing was changed. You need the role Key Vault Secrets Officer on it (\"resources\" gives it)."; }

recover_secret() {
    local state=deleted left=20
    az keyvault secret recover --vault-name "$1" --name "$2" --output none || fail "secret \"$2\" is deleted and could not be recovered; Azure's reason stands above. It was not replaced."
    while :; do
        state=$(look "$1" "$2")
        [ "$state" != present ] || break
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "secret \"$2\" is being recovered, but is not back yet: run \"./infra/deploy.sh secrets\" again in some minutes."
        sleep 5
    done
    secrets_changed=yes
    say "Recovered the deleted secret \"$2\"."
}

put_secret() {
    patiently az keyvault secret set --vault-name "$1" --name "$2" --file "$3" --encoding utf-8 --output none ||
        fail "secret \"$2\" could not be put into vault \"$1\"; Azure's reason stands above."
    rm -f "$3"
    secrets_changed=yes
}

# Every link given out is signed with this key. It is made once and never again.
link_key() {
    local state
    state=$(look "$1" link-key)
    case $state in
        present) say "The link key is there and stays." ;;
        deleted) recover_secret "$1" link-key ;;
        missing)
            need openssl "install it"
            openssl rand -base64 48 | tr -d '\n' >"$work/link-key"
            [ "$(wc -c <"$work/link-key")" -eq 64 ] || fail "openssl made no key."
            put_secret "$1" link-key "$work/link-key"
            say "Made the link key."
            ;;
    esac
}

sendgrid_secret() {
    local state
    state=$(look "$1" sendgrid-api-key)
    if [ "$state" = deleted ]; then
        recover_secret "$1" sendgrid-api-key
        state=present
    fi
    if [ "$state" = present ] && [ "$replace_sendgrid_key" = no ]; then
        say "SendGrid's key is there and stays."
        return
    fi
    if [ -z "$sendgrid_key" ]; then
        [ -t 0 ] || fail "SendGrid's key is not in the vault, and nobody is there to be asked: put it into SENDGRID_API_KEY." 2
        read -r -s -p "SendGrid's API key (it is not shown): " sendgrid_key
        echo
    fi
    case $sendgrid_key in
        '' | *[[:space:]]*) fail "that is no key: it is empty or has a space in it." 2 ;;
    esac
    printf '%s' "$sendgrid_key" >"$work/sendgrid-api-key"
    put_secret "$1" sendgrid-api-key "$work/sendgrid-api-key"
    say "Put SendGrid's key into the vault."
}

# A reference that cannot be resolved reaches the app as it is written, and the app would take that text for its key.
refresh_references() {
    local id references left=20
    id=$(az functionapp show --resource-group "$group" --name "$1" --query id --output tsv)
    references="$id/config/configreferences/appsettings"
    az rest --method post --uri "$references/refresh?api-version=2022-03-01" --output none ||
        fail "the app could not be told to read its secrets again; Azure's reason stands above. By itself it does so within a day."
    while :; do
        az rest --method get --uri "$references?api-version=2022-03-01" --query "value[].join(' ', [name, properties.status])" --output tsv >"$work/references"
        if [ ! -s "$work/references" ]; then
            say "Azure does not say whether the app can read its secrets. See the app's Environment variables in the portal before a campaign is started."
            return
        fi
        [ "$(grep -cE '^(RENCONTRES_LINK_KEY|SENDGRID_API_KEY) Resolved$' "$work/references")" -ne 2 ] || break
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "the app cannot read its secrets: $(paste -sd ';' "$work/references"). See the app's Environment variables in the portal, and do not start a campaign before both are resolved."
        sleep 15
    done
    say "The app reads both secrets."
}

secrets() {
    local vault app
    vault=$(output vaultName)
    app=$(output appName)
    link_key "$vault"
    sendgrid_secret "$vault"
    refresh_references "$app"
    # A running instance keeps the settings it was started with.
    [ "$secrets_changed" = no ] || az functionapp restart --resource-group "$group" --name "$app" --output none ||
        fail "the app could not be restarted; Azure's reason stands above. Until it is, it may go on with the old key."
}

publish() {
    local app
    need dotnet "install the .NET 10 SDK"
    need zip "install it"
    app=$(output appName)
    # The package keeps its files' modes, and the app may not run as their owner.
    (umask 022 && dotnet publish src/Rencontres.Functions --configuration Release --output "$work/app" --nologo --verbosity quiet) ||
        fail "the app could not be built; the reason stands above. Nothing was deployed."
    [ -f "$work/app/host.json" ] || fail "the build has no host.json; nothing was deployed."
    # With the dot: the folder .azurefunctions belongs to the app.
    (cd "$work/app" && zip -qr "$work/app.zip" .)
    patiently az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$work/app.zip" --output none ||
        fail "the app could not be deployed; Azure's reason stands above. The version before runs on; \"./infra/deploy.sh publish\" may be repeated."
    say "Published."
}

content() {
    local storage folder
    storage=$(output storageName)
    for folder in templates pages texts assets; do
        patiently az storage blob upload-batch --auth-mode login --account-name "$storage" --destination rencontres \
            --destination-path "product/$folder" --source "src/content/$folder" --overwrite true --no-progress --output none ||
            fail "src/content/$folder could not be uploaded; Azure's reason stands above. You need the role Storage Blob Data Contributor (\"resources\" gives it)."
    done
    say "Uploaded the content."
}

smoke() {
    local address status left=60
    need curl "install it"
    address=$(output address)
    : >"$work/health"
    until status=$(curl --silent --max-time 30 --output "$work/health" --write-out '%{http_code}' "${address}health") && [ "$status" = 200 ]; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "${address}health answers $status: $(head -c 500 "$work/health"). \"records\" out of reach: rights take up to ten minutes. \"templates\": run \"./infra/deploy.sh content\". Otherwise see the logs (infra/README.md)."
        sleep 5
    done
    say "${address}health: $(cat "$work/health")"
}

sign_in
case $step in
    what-if) what_if ;;
    resources)
        resources
        webhook
        ;;
    secrets | publish | content | smoke) "$step" ;;
    all)
        what_if
        resources
        secrets
        publish
        content
        smoke
        say "Rencontres is at $(output address)"
        webhook
        ;;
esac
