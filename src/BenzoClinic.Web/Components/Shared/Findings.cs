using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>What a service refused, ready to stand beside the fields.</summary>
public sealed class Findings(IReadOnlyList<Finding> all)
{
    /// <summary>Nothing was refused.</summary>
    public static Findings None { get; } = new([]);

    /// <summary>All of them, in the service's order.</summary>
    public IReadOnlyList<Finding> All => all;

    /// <summary>Those that concern no single field, or a field this form does not show.</summary>
    public IEnumerable<Finding> Elsewhere(params IReadOnlyCollection<string> shown) => all.Where(finding => !shown.Contains(finding.Field));

    /// <summary>The sentence for a field, or null; for MudBlazor's <c>ErrorText</c>.</summary>
    /// <param name="field">Name of the request's member.</param>
    public string? For(string field)
    {
        var sentences = all.Where(finding => finding.Field == field).Select(finding => finding.Sentence).ToList();
        return sentences.Count == 0 ? null : string.Join(" ", sentences);
    }

    /// <summary>Whether the field is refused; for MudBlazor's <c>Error</c>.</summary>
    public bool Has(string field) => all.Any(finding => finding.Field == field);
}
