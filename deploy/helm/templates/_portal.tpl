{{/* What the site and its workers have in common: image, settings, secrets, volume. */}}
{{- define "tervik.portal" -}}
image: {{ .Values.image | quote }}
envFrom:
  - configMapRef:
      name: {{ .Release.Name }}-settings
  - secretRef:
      name: {{ required "secretName: the Secret with SECRET_KEY, DATABASE_URL and EMAIL_URL" .Values.secretName | quote }}
volumeMounts:
  - name: portal
    mountPath: /var/lib/tervik
  - name: tmp
    mountPath: /tmp
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}
