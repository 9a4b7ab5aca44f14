using AngleSharp.Dom;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Tapers;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Tapers;

/// <summary>The dose dialog, open at a visit of Ana, over real services.</summary>
public abstract class DoseDialogPage : PageTest
{
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;
    private Task<bool> _closed = null!;

    protected TaperClinic People { get; private set; } = null!;

    protected VisitId Visit { get; private set; }

    /// <summary>True where the dialog closed after saving. A dialog that stays open fails the test instead of holding it up.</summary>
    protected Task<bool> Closed => _closed.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Opens the dialog for somebody who takes this regimen for a year.</summary>
    /// <param name="arrange">What happens before, and the visit it is opened at; today's where left out.</param>
    protected async Task Open(Regimen taken, Func<Task<VisitId>>? arrange = null)
    {
        People = await TaperClinic.In(Clinic);
        await People.Enter(taken);
        Visit = await (arrange ?? (() => People.Visit()))();
        await SignIn(Role.Clinician);
        _dialogs = Render<MudDialogProvider>();
        var service = Services.GetRequiredService<IDialogService>();
        await _dialogs.InvokeAsync(() => { _closed = DoseDialog.Show(service, People.Ana, Visit); });
        _dialogs.WaitForAssertion(() => Field("Morning"));
    }

    protected IElement Field(string label, int which = 0)
    {
        var labels = _dialogs.FindAll("label").Where(it => it.TextContent.Trim() == label).ToList();
        return _dialogs.Find($"#{labels[which].GetAttribute("for")}");
    }

    protected void Type(string label, string text, int which = 0) => Field(label, which).Input(text);

    /// <summary>The sentence beneath a field, or "".</summary>
    protected string Beneath(string label, int which = 0) => Field(label, which).GetAttribute("aria-describedby") is { } id ? _dialogs.Find($"#{id}").TextContent : "";

    protected IElement Button(string name) => _dialogs.FindAll("button").Single(it => it.TextContent.Trim() == name);

    protected bool CanSave => !Button("Save dose").HasAttribute("disabled");

    protected IReadOnlyList<IElement> All(string selector) => _dialogs.FindAll(selector);

    /// <summary>The texts of all alerts, without repeated white space.</summary>
    protected string Alerts => string.Join(" | ", _dialogs.FindAll("[role=alert]").Select(it => string.Join(' ', it.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    protected string Text => string.Join(' ', _dialogs.Find(".mud-dialog").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected Task Save() => _dialogs.InvokeAsync(() => Button("Save dose").ClickAsync());

    /// <summary>Two clicks that both arrive before the button is drawn as busy.</summary>
    protected Task SaveTwice()
    {
        var save = _dialogs.FindComponent<Sheet>().Instance.OnSave;
        return _dialogs.InvokeAsync(() => Task.WhenAll(save.InvokeAsync(), save.InvokeAsync()));
    }

    protected void Wait(Action assertion) => _dialogs.WaitForAssertion(assertion);

    /// <summary>What was recorded, newest first.</summary>
    protected async Task<IReadOnlyList<Regimen>> Recorded() => [.. (await People.View()).History.Where(row => row.Kind == DoseEntryKind.Order).Select(row => row.Regimen)];
}
