using Appliance.Core.Accounts;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Appliance.Web.Pages.Workbench;

/// <summary>
/// The frame in which the workbench runs. Whoever is signed in may open it; which right is missing is said by the
/// workbench itself, in place.
/// </summary>
[RequirePermission(Permissions.Self, AuthSchemes.Session)]
public sealed class IndexModel : PageModel;
