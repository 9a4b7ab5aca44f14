using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Fhir;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenzoClinic.Web.Endpoints;

/// <summary>Records given out as files.</summary>
internal static class Records
{
    public static void MapRecords(this WebApplication app) => app.MapGet("/patients/{patient:guid}/record/{disclosure:guid}/bundle", Bundle);

    // Who may not have it is told what everybody is told who asks for something that is not there.
    private static async Task<Results<FileContentHttpResult, NotFound>> Bundle(Guid patient, Guid disclosure, FhirExportService exports)
    {
        try
        {
            var bundle = await exports.Bundle(new PatientId(patient), disclosure);
            return bundle.Match<Results<FileContentHttpResult, NotFound>>(
                file => TypedResults.File(file, "application/fhir+json", "record.json"),
                _ => TypedResults.NotFound(),
                (_, _) => TypedResults.NotFound(),
                () => TypedResults.NotFound());
        }
        catch (AccessDeniedException)
        {
            return TypedResults.NotFound();
        }
    }
}
