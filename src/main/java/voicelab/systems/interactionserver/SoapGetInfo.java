package voicelab.systems.interactionserver;

/** {@code GetInfo}: {@code GetInfoResponse} with the interaction's properties; which ones, and their order, is ours. */
final class SoapGetInfo implements SoapOperation {
    @Override
    public void answer(CaptureDesk desk, CapturePoint point, SoapRequest request, SoapText out)
            throws Refusal, SoapFault {
        request.only(SoapHold.ARGUMENTS);
        Interaction found = desk.book().get(desk.idOf(request));
        Submission submission = found.submission();
        Whereabouts where = found.where();
        out.open("GetInfoResponse").text("InteractionId", found.id());
        if (!submission.externalId().isEmpty()) out.text("ExternalId", submission.externalId());
        if (!submission.parentId().isEmpty()) out.text("ParentInteractionId", submission.parentId());
        out.text("TenantId", Integer.toString(submission.tenantId()))
                .text("MediaType", submission.mediaType())
                .text("InteractionType", submission.type())
                .text("InteractionSubtype", submission.subtype())
                .text("Queue", where.queue())
                .text("InteractionState", Integer.toString(where.state().number()))
                .text("IsHeld", Boolean.toString(where.isHeld()))
                .text("IsLocked", Boolean.toString(where.isLocked()))
                .text("IsOnline", Boolean.toString(submission.online()))
                .text("ReceivedAt", Properties.text(submission.receivedAt()))
                .text("SubmittedAt", Properties.text(submission.submittedAt()))
                .text("SubmittedBy", submission.submittedBy())
                .text("PlacedInQueueAt", Properties.text(where.placedAt()));
        SoapKv.write(out, "UserData", found.userData());
        out.close("GetInfoResponse");
    }
}
