using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Tests.Fixtures;

/// <summary>Finds controls by the words people read.</summary>
internal static class Elements
{
    /// <summary>The field under a label.</summary>
    public static IElement Field<T>(this IRenderedComponent<T> page, string label) where T : IComponent =>
        page.Find($"[id='{page.FindAll("label").First(it => it.TextContent.Trim() == label).GetAttribute("for")}']");

    /// <summary>The last button that says this.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> page, string words) where T : IComponent => page.FindAll("button").Last(it => it.TextContent.Trim() == words);
}
