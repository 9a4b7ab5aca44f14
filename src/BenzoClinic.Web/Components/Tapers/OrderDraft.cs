using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>One dated step as it is being typed.</summary>
public sealed class StepDraft(RegimenDraft regimen, DateOnly? on)
{
    /// <summary>Tells steps apart while they are added and removed.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>The whole regimen from that day on.</summary>
    public RegimenDraft Regimen { get; } = regimen;

    /// <summary>First day; null while it is empty or not a day.</summary>
    public DateOnly? On { get; set; } = on;
}

/// <summary>An order as it is being typed.</summary>
public sealed class OrderDraft
{
    /// <summary>One or more steps, each the whole regimen.</summary>
    public List<StepDraft> Steps { get; } = [];

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Why the warnings are passed.</summary>
    public string ReasonForWarnings { get; set; } = "";

    /// <summary>Sign-off of the end by the clinician.</summary>
    public bool ClinicianSigns { get; set; }

    /// <summary>Sign-off of the end by the patient.</summary>
    public bool PatientSigns { get; set; }

    /// <summary>True where every step is dated.</summary>
    public bool IsDated => Steps.TrueForAll(step => step.On is not null);

    /// <summary>The order, or null while a dose or a day cannot be read.</summary>
    public DoseOrder? Read()
    {
        var steps = new List<OrderedStep>();
        foreach (var step in Steps)
        {
            if (step.On is not { } on || step.Regimen.Read() is not { } regimen) return null;
            steps.Add(new OrderedStep(on, regimen));
        }

        return new DoseOrder(steps, Reason, ReasonForWarnings, ClinicianSigns, PatientSigns);
    }
}
