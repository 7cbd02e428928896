using Appliance.Core.Accounts;
using Appliance.Web.Http;

namespace Appliance.Web.Pages;

/// <summary>What every page needs beside its services.</summary>
public sealed record PageKit(Texts Texts, ProblemTexts Problems, AgentDirectory Agents);
