# Registers this folder as the Windows service "Appliance". Run as administrator.
param([string]$Data = "$env:ProgramData\Appliance", [string]$Urls = "http://localhost:8080")
$ErrorActionPreference = "Stop"
$program = Join-Path $PSScriptRoot "app\appliance.exe"
New-Item -ItemType Directory -Force -Path $Data | Out-Null
New-Service -Name "Appliance" -DisplayName "Appliance customer-service server" -StartupType Automatic `
  -BinaryPathName "`"$program`" --data `"$Data`" --urls $Urls"
Start-Service -Name "Appliance"
