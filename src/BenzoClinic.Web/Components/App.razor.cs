using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BenzoClinic.Web.Components;

/// <summary>
/// The document. Staff pages run in a circuit, without prerender: their first HTML holds no patient's data, and what a page
/// does on opening (an audit row, say) happens once. Account and error pages are plain HTML without any script of Blazor's.
/// </summary>
public sealed partial class App
{
    private static readonly InteractiveServerRenderMode Circuit = new(prerender: false);

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private bool IsInteractive => Context.AcceptsInteractiveRouting();

    private IComponentRenderMode? Mode => IsInteractive ? Circuit : null;

    private bool IsDark => Context.Request.Cookies["theme"] == "dark";
}
