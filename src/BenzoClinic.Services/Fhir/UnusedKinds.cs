namespace BenzoClinic.Services.Fhir;

/// <summary>Why the chart does not take a kind of resource.</summary>
internal static class UnusedKinds
{
    private static readonly Dictionary<string, string> Reasons = new (string Reason, string Kinds)[]
    {
        ("billing is not part of the chart", "Claim ClaimResponse Coverage CoverageEligibilityRequest CoverageEligibilityResponse Account ChargeItem ChargeItemDefinition Invoice InsurancePlan ExplanationOfBenefit PaymentNotice PaymentReconciliation EnrollmentRequest EnrollmentResponse"),
        ("measurements and findings made elsewhere are not kept", "Observation DiagnosticReport Specimen ImagingStudy Media BodyStructure MolecularSequence QuestionnaireResponse RiskAssessment ClinicalImpression DetectedIssue"),
        ("visits made elsewhere are not kept", "Encounter EpisodeOfCare Appointment AppointmentResponse Schedule Slot"),
        ("procedures and immunizations made elsewhere are not kept", "Procedure Immunization ImmunizationEvaluation ImmunizationRecommendation Device DeviceUseStatement SupplyDelivery"),
        ("what was dispensed or given elsewhere is not kept: the order it followed is", "MedicationDispense MedicationAdministration"),
        ("plans and orders made elsewhere are not kept", "CarePlan CareTeam Goal ServiceRequest DeviceRequest NutritionOrder VisionPrescription SupplyRequest Task ActivityDefinition PlanDefinition RequestGroup"),
        ("the directory of other places is not kept", "Organization Practitioner PractitionerRole Location HealthcareService OrganizationAffiliation Endpoint RelatedPerson Person Group"),
        ("documents and messages are not kept", "Composition DocumentReference DocumentManifest Binary Communication CommunicationRequest List Basic Flag OperationOutcome MessageHeader Consent Contract FamilyMemberHistory"),
        ("how the record came about is not kept", "Provenance AuditEvent"),
        ("a bundle inside a bundle is not read", "Bundle"),
        ("the entry holds no resource", ""),
    }.SelectMany(row => row.Kinds.Split(' '), (row, kind) => KeyValuePair.Create(kind, row.Reason)).ToDictionary();

    /// <summary>The reason, in words that follow a colon.</summary>
    public static string ReasonFor(string kind) => Reasons.GetValueOrDefault(kind, "this import does not know the kind");
}
