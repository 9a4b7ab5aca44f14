using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>
/// Decorative icons as plain markup, made once for the process: as a component each would cost every open page two kilobytes, and some pages
/// show a hundred.
/// </summary>
public static class Svg
{
    private static readonly ConcurrentDictionary<string, MarkupString> Made = [];

    /// <summary>One of MudBlazor's icons, 18 px; the words beside it say what it means.</summary>
    /// <param name="icon">A constant of <c>MudBlazor.Icons</c>: what stands within the element.</param>
    public static MarkupString Small(string icon) => Made.GetOrAdd(icon, static paths =>
        new MarkupString($"""<svg class="mud-icon-root mud-svg-icon mud-icon-size-small" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{paths}</svg>"""));
}
