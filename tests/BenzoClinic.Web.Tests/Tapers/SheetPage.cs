using AngleSharp.Dom;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using BenzoClinic.Web.Tests.Fixtures;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Tapers;

/// <summary>A page with a dialog over real services: finds controls by the names people read.</summary>
public abstract class SheetPage : PageTest
{
    /// <summary>Where dialogs appear.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs { get; set; } = null!;

    protected TaperClinic People { get; set; } = null!;

    protected IElement Field(string label, int which = 0)
    {
        var labels = Dialogs.FindAll("label").Where(it => it.TextContent.Trim() == label).ToList();
        return Dialogs.Find($"#{labels[which].GetAttribute("for")}");
    }

    protected void Type(string label, string text, int which = 0) => Field(label, which).Input(text);

    protected void Choose(string label, string value, int which = 0) => Field(label, which).Change(value);

    /// <summary>Ticks a box or a radio button by the words beside it.</summary>
    protected void Tick(string words, int which = 0) => Dialogs.FindAll("label").Where(it => it.TextContent.Trim() == words).ElementAt(which).QuerySelector("input")!.Change(true);

    /// <summary>The sentence beneath a field, or "".</summary>
    protected string Beneath(string label, int which = 0) => Field(label, which).GetAttribute("aria-describedby") is { } id ? Dialogs.Find($"#{id}").TextContent : "";

    protected IElement Button(string name) => Dialogs.FindAll("button").Single(it => it.TextContent.Trim() == name);

    protected IReadOnlyList<IElement> All(string selector) => Dialogs.FindAll(selector);

    /// <summary>The texts of all alerts, without repeated white space.</summary>
    protected string Alerts => string.Join(" | ", Dialogs.FindAll("[role=alert]").Select(Tidy));

    protected string Text => Tidy(Dialogs.Find(".mud-dialog"));

    protected bool IsOpen => Dialogs.FindAll(".mud-dialog").Count > 0;

    protected Task Press(string name) => Dialogs.InvokeAsync(() => Button(name).ClickAsync());

    /// <summary>Two clicks that both arrive before the button is drawn as busy.</summary>
    protected Task SaveTwice()
    {
        var save = Dialogs.FindComponent<Sheet>().Instance.OnSave;
        return Dialogs.InvokeAsync(() => Task.WhenAll(save.InvokeAsync(), save.InvokeAsync()));
    }

    protected void Wait(Action assertion) => Dialogs.WaitForAssertion(assertion);

    protected static string Tidy(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
