using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Tapers;

/// <summary>The dose dialog, open at a visit of Ana.</summary>
public abstract class DoseDialogPage : SheetPage
{
    private Task<bool> _closed = null!;

    protected VisitId Visit { get; private set; }

    /// <summary>True where the dialog closed after saving. A dialog that stays open fails the test instead of holding it up.</summary>
    protected Task<bool> Closed => _closed.WaitAsync(TimeSpan.FromSeconds(20));

    protected bool CanSave => !Button("Save dose").HasAttribute("disabled");

    /// <summary>Opens the dialog for somebody who has taken this regimen for a year.</summary>
    /// <param name="arrange">What happens before, and the visit it is opened at; today's where left out.</param>
    protected async Task Open(Regimen taken, Func<Task<VisitId>>? arrange = null)
    {
        People = await TaperClinic.In(Clinic);
        await People.Enter(taken);
        Visit = await (arrange ?? (() => People.Visit()))();
        await SignIn(Role.Clinician);
        Dialogs = Render<MudDialogProvider>();
        var service = Services.GetRequiredService<IDialogService>();
        await Dialogs.InvokeAsync(() => { _closed = DoseDialog.Show(service, People.Ana, Visit); });
        Wait(() => Field("Morning"));
    }

    protected Task Save() => Press("Save dose");

    /// <summary>What was ordered, newest first.</summary>
    protected async Task<IReadOnlyList<Regimen>> Recorded() => [.. (await People.View()).History.Where(row => row.Kind == DoseEntryKind.Order).Select(row => row.Regimen)];
}
